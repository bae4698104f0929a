import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { trustOwnRows } from "#db/trust-own-rows.server.ts";
import { tidyTally } from "~/features/offers/tally-offers.server.ts";

/**
 * Writes what done imports still owe, one import after the other: the terms of the people they added into the index of
 * terms, and an entry on each timeline. Until then these people are found by the terms beside them (`findable_term`): a
 * tenth of a second for a search, as against seconds that somebody waits for the import. Repeating it does nothing, and
 * nothing of it is lost when a process ends.
 */
export async function writeRest(db: Db): Promise<void> {
  let people = 0;
  for (let runId = await findWaiting(db); runId; runId = await findWaiting(db))
    people += await writeRestOf(db, runId);
  if (people < many) return;
  await tidyTally(db);
  await countRows(db);
}

/** So that whoever plans a statement next knows of them. Names and addresses are left to the server's own round: sorting them takes seconds. */
async function countRows(db: Db): Promise<void> {
  await sql`analyze candidate (id, cohort_year, locale, recruiter_id, deputy_id, offer_id, offer_state, unit_id, reply_on,
    last_contact_at, merged_into_id, sort_key), candidate_term, offer, offer_move, touchpoint`.execute(db);
}

const many = 2_000;

async function findWaiting(db: Db): Promise<string | undefined> {
  const waiting = await db
    .selectFrom("import_added")
    .select("run_id")
    .where("rest_waits", "=", true)
    .limit(1)
    .executeTakeFirst();
  return waiting?.run_id;
}

/** How many people there were: none when somebody else was quicker, or the import was taken back. */
async function writeRestOf(db: Db, runId: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    // not beside an import or its undo, nor beside anybody who changes a person's terms or deletes the person
    await sql`select pg_advisory_xact_lock(hashtext('import'))`.execute(trx);
    await sql`select pg_advisory_xact_lock(hashtext('import-rest'))`.execute(trx);
    const { memberId } = await trx
      .selectFrom("import_run")
      .innerJoin("member", "member.id", "import_run.started_by")
      .select("member.id as memberId")
      .where("import_run.id", "=", runId)
      .forKeyShare("member")
      .executeTakeFirstOrThrow();
    const distrust = await trustOwnRows(trx);
    // Nothing is known of new rows yet: the planner takes them for one, and visits tables row by row.
    await sql`set local enable_nestloop = off`.execute(trx);
    await sql`set local work_mem = '64MB'`.execute(trx);
    const added = sql`import_added cross join lateral unnest(candidate_ids) as added (id)
      join candidate on candidate.id = added.id where import_added.run_id = ${runId} and rest_waits`;
    // Sorted, as the index takes them three times as fast. Whoever was changed since has terms there already.
    await sql`
      insert into candidate_term (term, candidate_id)
      select unnest(candidate.terms) as term, candidate.id from ${added} order by 1, 2 on conflict do nothing`.execute(
      trx,
    );
    const { numAffectedRows } = await sql`
      insert into touchpoint (id, candidate_id, happened_at, kind, member_id, details)
      select gen_random_uuid(), candidate.id, candidate.created_at, 'imported', ${memberId}::uuid,
        jsonb_build_object('runId', ${runId}::text)
      from ${added} order by candidate.id`.execute(trx);
    await distrust();
    await trx.updateTable("import_added").set({ rest_waits: false }).where("run_id", "=", runId).execute();
    return Number(numAffectedRows ?? 0);
  });
}
