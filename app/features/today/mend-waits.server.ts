import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";

/** How many rows of each kept table were wrong: nothing here means that all was as it should be. */
export type Mended = { today_wait: number; silent_invitation: number };

/**
 * Each night: compares what is kept for Today with what searching finds, and makes it the same. There should never be a
 * difference; should the triggers once be passed by, nobody waits unseen for longer than a day. Facts written meanwhile
 * wait for the end of it: a moment.
 */
export async function mendWaits(db: Db): Promise<Mended> {
  return db.transaction().execute(async (trx) => ({
    today_wait: await mend(trx, "today_wait", ["kind", "id"]),
    silent_invitation: await mend(trx, "silent_invitation", ["invitation_id"]),
  }));
}

async function mend(trx: Db, table: keyof Mended, key: readonly string[]): Promise<number> {
  const [kept, found] = [sql.table(table), sql.table(`${table}_found`)];
  await sql`lock table ${kept} in share row exclusive mode`.execute(trx);
  const isSame = sql.join(
    key.map((column) => sql`found.${sql.ref(column)} = kept.${sql.ref(column)}`),
    sql` and `,
  );
  const gone = await sql`delete from ${kept} kept where not exists (
    select from ${found} found where ${isSame} and to_jsonb(found) = to_jsonb(kept))`.execute(trx);
  const added = await sql`insert into ${kept} select * from ${found} found where not exists (
    select from ${kept} kept where ${isSame})`.execute(trx);
  return Number(gone.numAffectedRows ?? 0) + Number(added.numAffectedRows ?? 0);
}
