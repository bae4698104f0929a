import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { listSeated } from "./arrival-queries.server.ts";
import { listFamilyParties } from "./family-parties.server.ts";
import { dealTables } from "./table-plan.ts";

/** Gives everybody with a seat a table, departments mixed and families spread. 0 tables: nobody has one. */
export async function arrangeTables(
  db: Db,
  { sessionId, tables, now }: { sessionId: string; tables: number; now: Date },
): Promise<void> {
  const [guests, families] = [await listSeated(db, sessionId), await listFamilyParties(db, sessionId, now)];
  const people = [
    ...guests.map(({ candidateId, unit }) => ({ id: candidateId, unit })),
    ...families.map(({ id }) => ({ id, unit: "" })),
  ];
  const plan = tables > 0 ? dealTables(people, tables) : new Map<string, number>();
  await saveTables(db, { sessionId, plan, isWhole: true });
}

/** Puts people and families at the tables named; `isWhole` takes everybody else off theirs. */
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
    with want as (select * from jsonb_to_recordset(${chosen}::jsonb) want(id uuid, "table" int)),
      families as (update family_invitation family set table_no = (select "table" from want where want.id = family.id)
        where session_id = ${sessionId} and (id in (select id from want) or ${isWhole}))
    update seat set table_no = (select "table" from want where want.id = seat.candidate_id)
    where session_id = ${sessionId} and (candidate_id in (select id from want) or ${isWhole})`.execute(db);
}
