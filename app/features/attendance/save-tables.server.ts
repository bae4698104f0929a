import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { listSeated } from "./arrival-queries.server.ts";
import { dealTables } from "./table-plan.ts";

/** Gives everybody with a seat a table, departments mixed. 0 tables: nobody has one. */
export async function arrangeTables(
  db: Db,
  { sessionId, tables }: { sessionId: string; tables: number },
): Promise<void> {
  const plan = tables > 0 ? dealTables(await listSeated(db, sessionId), tables) : new Map<string, number>();
  await saveTables(db, { sessionId, plan, isWhole: true });
}

/** Puts people at the tables named; `isWhole` takes everybody else off theirs. */
export async function saveTables(
  db: Db,
  {
    sessionId,
    plan,
    isWhole = false,
  }: { sessionId: string; plan: ReadonlyMap<string, number | null>; isWhole?: boolean },
): Promise<void> {
  const chosen = JSON.stringify([...plan].map(([id, table]) => ({ id, table })));
  await sql`
    update seat set table_no = chosen.table_no
    from (select seat.candidate_id, want."table" as table_no from seat
      left join jsonb_to_recordset(${chosen}::jsonb) want(id uuid, "table" int) on want.id = seat.candidate_id
      where seat.session_id = ${sessionId} and (want.id is not null or ${isWhole})) chosen
    where seat.session_id = ${sessionId} and seat.candidate_id = chosen.candidate_id
      and seat.table_no is distinct from chosen.table_no`.execute(db);
}
