import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { startOfDay } from "~/lib/dates.ts";
import { daysOf, type FairnessFacts } from "./fairness.ts";

/** Counts one month on the company's clock; nobody's name is read. */
export async function readFairness(
  db: Db,
  { month, zone }: { month: string; zone: string },
): Promise<FairnessFacts> {
  const days = daysOf(month);
  const [from, to] = [startOfDay(days.from, zone), startOfDay(days.to, zone)];
  const inMonth = (column: string) => sql`${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${to}`;
  const [replies, extensions, contacts, declines, questions] = await Promise.all(
    [
      // What they were given at first: before anything was moved on.
      sql<FairnessFacts["replies"]>`
      select count(*)::int as offers, percentile_cont(0.5) within group (order by given) as median, min(given) as shortest
      from (select coalesce((select reply_on_before from offer_move where offer_move.offer_id = offer.id
          and reply_on_before is not null order by recorded_at, id limit 1), reply_on) - offered_on as given
        from offer where offered_on >= ${days.from}::date and offered_on < ${days.to}::date) offers
      where given is not null`,
      sql<FairnessFacts["extensions"]>`
      with moved as (select by_candidate, reply_on_after - reply_on_before as days from offer_move
          where ${inMonth("recorded_at")} and reply_on_after > reply_on_before),
        requests as (select state from offer_time_request where ${inMonth("asked_at")})
      select (select count(*) from requests)::int + (select count(*) from moved where by_candidate)::int as asked,
        (select count(*) from moved)::int as given,
        (select count(*) from requests where state = 'answered')::int as "inWords",
        (select percentile_cont(0.5) within group (order by days) from moved) as median`,
      sql<FairnessFacts["contacts"]>`
      with people as (select distinct candidate_id as id from offer join cohort on cohort.year = offer.cohort_year
          where offered_on < ${days.to}::date and (ended_on is null or ended_on >= ${days.from}::date)
            and cohort.joins_on > ${days.from}::date),
        written as (select people.id, (select count(*) from delivery where delivery.candidate_id = people.id
            and mail_class = 'promotional' and state in ('sent', 'kept', 'uncertain') and ${inMonth("delivery.created_at")}) as letters,
          (select count(*) from call_result where call_result.candidate_id = people.id and ${inMonth("called_at")}) as calls
          from people)
      select count(*)::int as people, avg(letters)::float as letters, max(letters)::int as most, avg(calls)::float as calls,
        (select count(*)::int from contact_override where ${inMonth("at")}) as overrides
      from written`,
      sql<FairnessFacts["declines"]>`
      with ended as (select id, offer_id, candidate_id, by_candidate, to_state from offer_move
        where ${inMonth("recorded_at")} and to_state in ('declined_before', 'declined_after', 'withdrawn_by_company'))
      select count(*) filter (where to_state <> 'withdrawn_by_company')::int as declined,
        count(*) filter (where to_state <> 'withdrawn_by_company' and by_candidate)::int as "onPage",
        count(*) filter (where to_state <> 'withdrawn_by_company' and exists (select from delivery
          where delivery.candidate_id = ended.candidate_id and letter = 'offer_declined'
            and state in ('sent', 'kept', 'uncertain') and delivery.created_at >= ${from}))::int as thanked,
        (select count(*)::int from way_back where ${inMonth("opened_at")}) as "waysBack",
        count(*) filter (where to_state = 'withdrawn_by_company')::int as withdrawn
      from ended`,
      sql<FairnessFacts["questions"]>`
      select count(*)::int as asked,
        count(*) filter (where answered_at <= asked_at + interval '2 days')::int as "inTwoDays"
      from question where ${inMonth("asked_at")}`,
    ].map((query) => query.execute(db).then(({ rows }) => rows[0])),
  );
  return { replies, extensions, contacts, declines, questions } as FairnessFacts;
}

/** Months in which an offer was open, the newest first, as "2026-10"; without the one that goes on. */
export async function listMonths(db: Db, today: string): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    select to_char(month, 'YYYY-MM') as month from generate_series(
      date_trunc('month', (select min(offered_on) from offer)::timestamp),
      date_trunc('month', ${today}::date::timestamp) - interval '1 day', interval '1 month') month
    order by 1 desc limit 24`.execute(db);
  return rows.map((row) => row.month);
}
