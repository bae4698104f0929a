import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { addDays, todayIn } from "~/lib/dates.ts";
import { type CareRule, careDefaults } from "./care.ts";
import { listCareSettings } from "./care-settings.server.ts";
import { heardIn, isWordRule, sentenceWith, type WordRule } from "./own-words.ts";
import { type CareAsk, type CareQuery, careQueries } from "./rules.server.ts";

const zone = "Asia/Tokyo";
/** The first time, and after a change of settings, a rule looks this far back. */
const firstLookDays = 45;
/** What was written while the last look was going on: its transaction may have ended after it. */
const overlapMs = 10 * 60_000;
const batch = 1000;
const checkedAtOnce = 500;

type Fact = {
  candidate_id: string;
  fact_key: string;
  happened_at: Date;
  expires_on: string | null;
  quote: string;
  details: object;
};

/**
 * Opens signals for new facts and closes those that no longer hold. Bears being run twice, or by two workers at once:
 * a fact opens one signal ever. Reads what is new since the last time, not everybody.
 */
export async function tendCare(db: Db, now: Date): Promise<{ opened: number; closed: number }> {
  const today = todayIn(zone, now);
  let opened = 0;
  let closed = await closeExpired(db, today, now);
  for (const { rule, isOn, days } of await listCareSettings(db)) {
    const query = careQueries[rule];
    if (!query) continue;
    closed += await closeSettled(db, rule, query, { now, today });
    if (!isOn) continue;
    const seen = await db
      .selectFrom("care_cursor")
      .select("seen_until")
      .where("rule", "=", rule)
      .executeTakeFirst();
    if (query.cadence === "day" && seen && todayIn(zone, seen.seen_until) === today) continue;
    const since = seen
      ? new Date(seen.seen_until.getTime() - overlapMs)
      : new Date(now.getTime() - firstLookDays * 86_400_000);
    const ask = { since, until: now, now, today, days: days ?? 0 };
    opened += await (isWordRule(rule) ? openHeard(db, rule, query, ask) : open(db, rule, query, ask));
    await db
      .insertInto("care_cursor")
      .values({ rule, seen_until: now })
      .onConflict((conflict) => conflict.column("rule").doUpdateSet({ seen_until: now }))
      .execute();
  }
  return { opened, closed };
}

/** In batches, each a statement of its own: what is there already is left out, so it ends. */
async function open(db: Db, rule: CareRule, query: CareQuery, ask: CareAsk): Promise<number> {
  let opened = 0;
  for (;;) {
    const { rows } = await sql<Fact>`
      select fact.* from (${query.facts(ask)}) fact
      where not exists (select 1 from care_signal s where s.candidate_id = fact.candidate_id and s.rule = ${rule}
          and s.fact_key = fact.fact_key)
        and not exists (select 1 from care_mute muted where muted.candidate_id = fact.candidate_id and muted.rule = ${rule})
      limit ${batch}`.execute(db);
    if (rows.length > 0) opened += await write(db, rule, rows, ask);
    if (rows.length < batch) return opened;
  }
}

/** Words are understood here, not in SQL, so what was read is left behind by its time. */
async function openHeard(db: Db, rule: WordRule, query: CareQuery, ask: CareAsk): Promise<number> {
  let opened = 0;
  for (let { since } = ask; ; ) {
    const { rows } = await sql<Fact>`
      select fact.* from (${query.facts({ ...ask, since })}) fact
      where not exists (select 1 from care_mute muted where muted.candidate_id = fact.candidate_id and muted.rule = ${rule})
      order by fact.happened_at limit ${batch}`.execute(db);
    const heard = rows
      .filter((fact) => heardIn(fact.quote).includes(rule))
      .map((fact) => ({ ...fact, quote: sentenceWith(fact.quote, rule) }));
    if (heard.length > 0) opened += await write(db, rule, heard, ask);
    const last = rows.at(-1);
    if (rows.length < batch || !last || last.happened_at <= since) return opened;
    since = last.happened_at;
  }
}

async function write(db: Db, rule: CareRule, facts: Fact[], { now, today }: CareAsk): Promise<number> {
  const { source, keptDays } = careDefaults[rule];
  const written = await db
    .insertInto("care_signal")
    .values(
      facts.map((fact) => ({
        id: uuidv7(),
        candidate_id: fact.candidate_id,
        rule,
        source,
        fact_key: fact.fact_key,
        happened_at: fact.happened_at,
        quote: fact.quote,
        details: JSON.stringify(fact.details),
        opened_at: now,
        expires_on: fact.expires_on ?? addDays(today, keptDays),
        checked_at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(["candidate_id", "rule", "fact_key"]).doNothing())
    .executeTakeFirst();
  return Number(written.numInsertedOrUpdatedRows ?? 0);
}

/** Those checked longest ago come first. What settled itself needs nobody any more, also when somebody had taken it on. */
async function closeSettled(
  db: Db,
  rule: CareRule,
  query: CareQuery,
  ask: Pick<CareAsk, "now" | "today">,
): Promise<number> {
  const { rows } = await sql<{ closed: boolean }>`
    with old as (
      select id from care_signal where rule = ${rule} and closed_at is null order by checked_at limit ${checkedAtOnce}
      for update skip locked
    ), truth as (
      select s.id, (${query.holds(ask)}) is true and c.merged_into_id is null
        and c.offer_state in ('informal', 'considering', 'accepted', 'formal', 'preparing') as holds
      from old join care_signal s using (id) join candidate c on c.id = s.candidate_id
    )
    update care_signal set checked_at = ${ask.now},
      closed_at = case when truth.holds then null else ${ask.now}::timestamptz end,
      closed_because = case when truth.holds then null else 'settled' end
    from truth where care_signal.id = truth.id
    returning closed_at is not null as closed`.execute(db);
  return rows.filter((row) => row.closed).length;
}

async function closeExpired(db: Db, today: string, now: Date): Promise<number> {
  const done = await db
    .updateTable("care_signal")
    .set({ closed_at: now, closed_because: "expired" })
    .where("closed_at", "is", null)
    .where("expires_on", "<", today)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}
