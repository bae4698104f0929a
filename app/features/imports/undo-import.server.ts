import { type RawBuilder, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { trustOwnRows } from "#db/trust-own-rows.server.ts";
import { writeTerms } from "~/features/candidates/write-candidate.server.ts";
import { candidateKeys } from "~/lib/fold.ts";
import type { Result } from "~/lib/result.ts";
import type { Before } from "./change-people.server.ts";

export const undoHours = 24;

/** Somebody an undo leaves as is, because a colleague or the person did something with the entry since. */
export type Kept = { line: number; candidateId: string; name: string };

export type Undone = { removedCount: number; restoredCount: number; kept: Kept[] };

/**
 * Takes an import back as a whole within 24 hours: who was added goes, what was changed returns to what it was. Entries
 * that were touched since stay and are named. Departments it opened stay too, without people.
 */
export async function undoImport(
  db: Db,
  input: { runId: string; by: string; now: Date },
): Promise<Result<Undone, "not_found" | "too_late" | "not_done">> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('import'))`.execute(trx);
    const run = await trx
      .selectFrom("import_run")
      .selectAll()
      .where("id", "=", input.runId)
      .forUpdate()
      .executeTakeFirst();
    if (!run) return { ok: false as const, reason: "not_found" as const };
    if (run.state !== "done") return { ok: false as const, reason: "not_done" as const };
    if (input.now.getTime() - run.started_at.getTime() > undoHours * 3_600_000)
      return { ok: false as const, reason: "too_late" as const };

    // Right after an import nothing is known of its rows yet: the planner takes them for one, and visits tables row by row.
    await sql`set local enable_nestloop = off`.execute(trx);
    // Held first: from here on nobody can add a note or a letter to one of them without waiting for the end.
    await sql`select id from candidate where id in (select candidate_id from (${peopleOf(input.runId)}) mine)
      order by id for update`.execute(trx);
    const kept = await listTouched(trx, input.runId);
    const keptIds = kept.map((each) => each.candidateId);
    const removedCount = await removeAdded(trx, input.runId, keptIds);
    const restoredCount = await restoreChanged(trx, input.runId, keptIds, input.now);
    await trx
      .updateTable("import_run")
      .set({ state: "undone", undone_at: input.now, undone_by: input.by })
      .where("id", "=", input.runId)
      .execute();
    return { ok: true as const, removedCount, restoredCount, kept };
  });
}

/** Everybody an import added (without a `before`) or changed, with the line of the file. */
function peopleOf(runId: string) {
  return sql`
    select added.row_number, added.candidate_id, null::jsonb as before from import_added
      cross join lateral unnest(row_numbers, candidate_ids) as added (row_number, candidate_id) where run_id = ${runId}
    union all select row_number, candidate_id, before from import_change where run_id = ${runId}`;
}

/** The run's own traces carry its id (timeline) or its instant (history); anything else since is somebody's doing. */
async function listTouched(trx: Db, runId: string): Promise<Kept[]> {
  const elsewhere = await listReferences(trx);
  const { rows } = await sql<Kept>`
    with run as materialized (select id, started_at, written_at from import_run where id = ${runId}),
    mine as materialized (${peopleOf(runId)}),
    trace as materialized (
      select candidate_id, min(happened_at) as written_at from touchpoint join import_change using (candidate_id)
      where run_id = ${runId} and kind = 'imported' and details->>'runId' = ${runId} group by candidate_id),
    touched as (
      select person.id from candidate person join mine on mine.candidate_id = person.id
        left join trace on trace.candidate_id = person.id
        where person.merged_into_id is not null or person.updated_at > coalesce(trace.written_at, person.created_at)
      union select t.candidate_id from touchpoint t join mine using (candidate_id), run
        where t.created_at >= run.written_at and t.details->>'runId' is distinct from ${runId}
          and not (t.kind in ('offer_moved', 'offer_reopened') and t.details->>'heardBy' = 'import')
      union select o.candidate_id from offer_move o join mine using (candidate_id), run
        where o.recorded_at >= run.started_at and o.heard_by <> 'import'
      union select i.candidate_id from invitation i join mine using (candidate_id), run
        where i.invited_at >= run.started_at
      union select later.candidate_id from import_change later join mine using (candidate_id)
        join import_run again on again.id = later.run_id, run
        where again.state = 'done' and again.started_at > run.started_at
      ${elsewhere})
    select mine.row_number as line, person.id as "candidateId",
      trim(person.family_name || ' ' || person.given_name) as name
    from touched join candidate person using (id) join mine on mine.candidate_id = person.id
    order by line`.execute(trx);
  return rows;
}

/** What an import writes itself; removeAdded takes it away. */
const ownTables = ["candidate_tag", "touchpoint", "offer_move", "offer"];

/**
 * Whatever else points at somebody who was added, or at the offer, was written since: a question, a letter, a merge.
 * Asked of the catalogue, so that a table of a later day isn't forgotten.
 */
async function listReferences(trx: Db): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ child: string; column: string; parent: "candidate" | "offer" }>`
    select conrelid::regclass::text as child, attname as column, confrelid::regclass::text as parent
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and confrelid in ('candidate'::regclass, 'offer'::regclass)
    order by child, attname`.execute(trx);
  const unions = rows
    .filter(({ child }) => !ownTables.includes(child))
    .map(({ child, column, parent }) => {
      const key = sql.ref(`child.${column}`);
      return parent === "candidate"
        ? sql`union select ${key} from ${sql.table(child)} child join mine on mine.candidate_id = ${key} where mine.before is null`
        : sql`union select offer.candidate_id from ${sql.table(child)} child join offer on offer.id = ${key}
            join mine on mine.candidate_id = offer.candidate_id where mine.before is null`;
    });
  return sql.join(unions, sql` `);
}

async function removeAdded(trx: Db, runId: string, keptIds: string[]): Promise<number> {
  const distrust = await trustOwnRows(trx);
  const added = sql`select candidate_id from (${peopleOf(runId)}) mine where before is null and candidate_id <> all(${keptIds}::uuid[])`;
  // Children first, by the set: cascades would look at each person by itself.
  await sql`delete from candidate_term using (select id, unnest(terms) as term from candidate where id in (${added})) old
    where candidate_term.term = old.term and candidate_term.candidate_id = old.id`.execute(trx);
  for (const table of ownTables)
    await sql`delete from ${sql.table(table)} where candidate_id in (${added})`.execute(trx);
  const { numAffectedRows } = await sql`delete from candidate where id in (${added})`.execute(trx);
  await distrust();
  return Number(numAffectedRows ?? 0);
}

async function restoreChanged(trx: Db, runId: string, keptIds: string[], now: Date): Promise<number> {
  const changes = await trx
    .selectFrom("import_change")
    .innerJoin("candidate", "candidate.id", "import_change.candidate_id")
    .select(["candidate.id", "import_change.before", "candidate.offer_id"])
    .where("run_id", "=", runId)
    .where("candidate.id", "not in", ["00000000-0000-0000-0000-000000000000", ...keptIds])
    .execute();
  for (const change of changes) {
    const before = change.before as unknown as Before;
    await restorePerson(trx, change.id, before.candidate, now);
    if (before.offer && change.offer_id) {
      await trx
        .updateTable("offer")
        .set(before.offer as never)
        .where("id", "=", change.offer_id)
        .execute();
      await sql`delete from offer_move where offer_id = ${change.offer_id} and heard_by = 'import'
        and recorded_at >= (select started_at from import_run where id = ${runId})`.execute(trx);
    }
    await sql`delete from touchpoint where candidate_id = ${change.id} and (details->>'runId' = ${runId}
      or (details->>'heardBy' = 'import' and created_at >= (select written_at from import_run where id = ${runId})))`.execute(
      trx,
    );
  }
  return changes.length;
}

async function restorePerson(
  trx: Db,
  id: string,
  columns: Record<string, string | null>,
  now: Date,
): Promise<void> {
  if (Object.keys(columns).length === 0) return;
  const person = await trx
    .updateTable("candidate")
    .set({ ...columns, updated_at: now })
    .where("id", "=", id)
    .returning([
      "family_name",
      "given_name",
      "family_kana",
      "given_kana",
      "romaji",
      "email",
      "phone",
      "school",
      "reference",
    ])
    .executeTakeFirstOrThrow();
  await trx.updateTable("candidate").set(candidateKeys(person)).where("id", "=", id).execute();
  await writeTerms(trx, id);
}
