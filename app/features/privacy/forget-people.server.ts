import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { addressesOf, forgetRests } from "~/features/bounces/forget-bounces.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { type RetentionKind, type RetentionRules, retentionKinds } from "./retention.ts";
import { readRetention } from "./retention-rules.server.ts";

type FreeSeats = (trx: Db, candidateId: string) => Promise<void>;
export type Forgotten = Record<RetentionKind, number>;

const batchSize = 200;

/**
 * By the clock, each night: of people who joined, or whose offers have all ended, first the notes go, then the papers, then
 * the person with everything that hangs on them. Each batch is one transaction and leaves a receipt of how many rows of
 * which kind. Whoever left a way back, or asked something of us about their data, is kept until that is over. The kept
 * figures of acceptances stay: they hold nobody. Run twice, the second finds nothing left to do.
 */
export async function forgetPeople(db: Db, now: Date, freeSeats: FreeSeats): Promise<Forgotten> {
  const forgotten: Forgotten = { notes: 0, papers: 0, person: 0 };
  const rules = await readRetention(db);
  for (const kind of [...retentionKinds].reverse())
    for (;;) {
      const count = await forgetBatch(db, { kind, rules, now }, freeSeats);
      forgotten[kind] += count;
      if (count === 0) break;
    }
  return forgotten;
}

/** How many people's data of each kind the coming night would delete. */
export async function countDue(db: Db, now: Date): Promise<Forgotten> {
  const rules = await readRetention(db);
  const counts = await Promise.all(
    retentionKinds.map(async (kind) => {
      const { rows } = await sql<{
        count: number;
      }>`select count(*)::int as count from (${due({ kind, rules, now })}) due`.execute(db);
      return [kind, rows[0]?.count ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts) as Forgotten;
}

/** What was deleted lately, the newest first: asked for by somebody, or because its time was over. */
export async function listDeletionReceipts(db: Db) {
  return db
    .selectFrom("deletion_receipt")
    .select(["id", "number", "deleted_at as deletedAt", "why", "counts"])
    .orderBy("deleted_at", "desc")
    .orderBy("id")
    .limit(50)
    .execute();
}

type Due = { kind: RetentionKind; rules: RetentionRules; now: Date };

async function forgetBatch(db: Db, ask: Due, freeSeats: FreeSeats): Promise<number> {
  const { kind, now } = ask;
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{
      id: string;
    }>`${due(ask)} order by candidate.id limit ${batchSize}`.execute(trx);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    const counts = await deleteOf[kind](trx, ids, freeSeats);
    const id = randomUUID();
    await trx
      .insertInto("deletion_receipt")
      .values({
        id,
        number: `D-${id.slice(0, 8).toUpperCase()}`,
        deleted_at: now,
        deleted_by: null,
        why: kind,
        counts: JSON.stringify({ people: ids.length, ...counts }),
      })
      .execute();
    return ids.length;
  });
}

/** Ids of people whose time of this kind is over, and of whom there still is something of it. */
function due({ kind, rules, now }: Due) {
  const today = sql`${todayIn("Asia/Tokyo", now)}::date`;
  return sql`
    select candidate.id from candidate join cohort on cohort.year = candidate.cohort_year
      cross join lateral (
        select bool_or(state = 'joined') as is_joined,
          bool_and(state in ('joined', 'declined_before', 'declined_after', 'withdrawn_by_company')) as is_over,
          max(case when state = 'joined' then cohort.joins_on else ended_on end) as since
        from offer where offer.candidate_id = candidate.id
      ) way
    where candidate.merged_into_id is null and is_over and since + case when is_joined then ${rules.joined[kind]}::int else ${rules.ended[kind]}::int end <= ${today}
      and not exists (select from way_back where way_back.candidate_id = candidate.id and closed_at is null and until_on >= ${today})
      and not exists (select from own_request where own_request.candidate_id = candidate.id
        and decided_at is null and taken_back_at is null)
      and ${hasAny[kind]}`;
}

const hasAny: Record<RetentionKind, ReturnType<typeof sql>> = {
  notes: sql`(exists (select from touchpoint where candidate_id = candidate.id and kind in ('note', 'call'))
    or exists (select from call_result where candidate_id = candidate.id)
    or exists (select from care_signal where candidate_id = candidate.id)
    or exists (select from task where candidate_id = candidate.id)
    or exists (select from joining_check where candidate_id = candidate.id) or candidate.note <> '')`,
  papers: sql`exists (select from offer where candidate_id = candidate.id and (
    exists (select from offer_document where offer_id = offer.id)
    or exists (select from offer_paper where offer_id = offer.id)
    or exists (select from offer_receipt where offer_id = offer.id)))`,
  person: sql`true`,
};

type Counts = Record<string, number>;

const deleteOf: Record<RetentionKind, (trx: Db, ids: string[], freeSeats: FreeSeats) => Promise<Counts>> = {
  async notes(trx, ids) {
    const gone = {
      tasks: await gonePeople(trx, "task", ids),
      calls: await gonePeople(trx, "call_result", ids),
      care: await gonePeople(trx, "care_signal", ids),
      checks: await gonePeople(trx, "joining_check", ids),
    };
    const notes = await trx
      .deleteFrom("touchpoint")
      .where("candidate_id", "in", ids)
      .where("kind", "in", ["note", "call"])
      .executeTakeFirst();
    await trx.updateTable("candidate").set({ note: "" }).where("id", "in", ids).execute();
    return { ...gone, notes: Number(notes.numDeletedRows) };
  },
  async papers(trx, ids) {
    const offers = trx.selectFrom("offer").select("id").where("candidate_id", "in", ids);
    const counts: Counts = {};
    for (const table of ["offer_document", "offer_paper", "offer_receipt"] as const) {
      const gone = await trx.deleteFrom(table).where("offer_id", "in", offers).executeTakeFirst();
      counts[table === "offer_receipt" ? "receipts" : table === "offer_paper" ? "dates" : "papers"] = Number(
        gone.numDeletedRows,
      );
    }
    return counts;
  },
  async person(trx, ids, freeSeats) {
    for (const id of ids) await freeSeats(trx, id);
    const counts: Counts = {};
    for (const table of ["offer", "touchpoint", "invitation", "delivery", "question", "relative"] as const) {
      const { count } = await trx
        .selectFrom(table)
        .select((is) => is.fn.countAll<number>().as("count"))
        .where("candidate_id", "in", ids)
        .executeTakeFirstOrThrow();
      counts[table] = count;
    }
    // the figures of their season stay, as nobody's
    await sql`set local enishi.keeps_tally = 'on'`.execute(trx);
    await removePeople(trx, ids);
    return counts;
  },
};

/** Takes people out with everything that hangs on them, records merged into them and the words they were found by. */
export async function removePeople(trx: Db, ids: readonly string[]): Promise<void> {
  const addresses = await addressesOf(trx, ids);
  const merged = trx
    .selectFrom("candidate")
    .select("id")
    .where("merged_into_id", "in", [...ids]);
  await trx
    .deleteFrom("candidate_term")
    .where((is) => is.or([is("candidate_id", "in", [...ids]), is("candidate_id", "in", merged)]))
    .execute();
  await trx
    .deleteFrom("candidate")
    .where("merged_into_id", "in", [...ids])
    .execute();
  await trx
    .deleteFrom("candidate")
    .where("id", "in", [...ids])
    .execute();
  await forgetRests(trx, addresses);
}

async function gonePeople(
  trx: Db,
  table: "task" | "call_result" | "care_signal" | "joining_check",
  ids: readonly string[],
): Promise<number> {
  const gone = await trx
    .deleteFrom(table)
    .where("candidate_id", "in", [...ids])
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
