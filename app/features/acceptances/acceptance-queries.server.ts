import { type RawBuilder, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { kept } from "#db/kept-statements.server.ts";
import { addDays } from "~/lib/dates.ts";
import { type AcceptanceRow, comparedDays, type ReplyDates } from "./acceptance-table.ts";

type CountedRow = Omit<AcceptanceRow, "heldLastSeason"> & { heldLastSeason: number; hasLastSeason: boolean };

/**
 * The table for one class as of `today` (a day of the company's zone), departments in their order, departments
 * without plan and offers left out. A person out of reach counts where they were: accepted if they had accepted.
 * Somebody with offers of two departments counts once in each: the plan is a department's. Reads the kept figures
 * (offer_tally), so that a class of a hundred thousand isn't counted, and people deleted after their time still count.
 */
export async function listAcceptances(db: Db, cohortYear: number, today: string): Promise<AcceptanceRow[]> {
  const days = comparedDays(today);
  const held = (day: string, year: number) =>
    sum(
      sql`cohort_year = ${year} and accepted_on <= ${day}::date and (ended_on is null or ended_on > ${day}::date)`,
    );
  const now = (condition: ReturnType<typeof sql>) => sum(sql`cohort_year = ${cohortYear} and ${condition}`);
  const { rows } = await sql<CountedRow>`
    with counted as (
      select unit_id,
        ${now(sql`true`)} as offered,
        ${now(sql`state in ('informal', 'considering') or (state = 'lost_contact' and accepted_on is null)`)} as considering,
        ${now(sql`state = 'accepted' or (state = 'lost_contact' and accepted_on is not null)`)} as accepted,
        ${now(sql`state in ('formal', 'preparing', 'joined')`)} as formal,
        ${now(sql`state = 'declined_before'`)} as "declinedBefore",
        ${now(sql`state = 'declined_after'`)} as "declinedAfter",
        ${now(sql`state = 'withdrawn_by_company'`)} as withdrawn,
        ${held(days.yesterday, cohortYear)} as "heldYesterday",
        ${held(days.lastMonday, cohortYear)} as "heldLastMonday",
        ${held(days.lastSeason, cohortYear - 1)} as "heldLastSeason"
      from offer_tally where cohort_year in (${cohortYear}, ${cohortYear - 1})
      group by unit_id
    )
    select unit.id as "unitId", coalesce(unit.name, '') as "unitName", coalesce(plan.target, 0) as target,
      coalesce(offered, 0) as offered, coalesce(considering, 0) as considering, coalesce(accepted, 0) as accepted,
      coalesce(formal, 0) as formal, coalesce("declinedBefore", 0) as "declinedBefore",
      coalesce("declinedAfter", 0) as "declinedAfter", coalesce(withdrawn, 0) as withdrawn,
      coalesce(accepted + formal, 0) as held,
      coalesce("heldYesterday", 0) as "heldYesterday", coalesce("heldLastMonday", 0) as "heldLastMonday",
      coalesce("heldLastSeason", 0) as "heldLastSeason",
      coalesce((select sum(offers) from offer_tally where cohort_year = ${cohortYear - 1}), 0) > 0 as "hasLastSeason"
    from unit
    full join counted on counted.unit_id = unit.id
    left join hiring_target plan on plan.unit_id = unit.id and plan.cohort_year = ${cohortYear}
    where coalesce(plan.target, 0) > 0 or coalesce(offered, 0) > 0 or coalesce("heldLastSeason", 0) > 0
    order by unit.position nulls last, unit.name`.execute(db);
  return rows.map(({ hasLastSeason, ...row }) => ({
    ...row,
    heldLastSeason: hasLastSeason ? row.heldLastSeason : undefined,
  }));
}

/** How many of those still considering have their reply date when; weeks count from `today`, 7 days ahead included. */
export async function countReplyDates(db: Db, cohortYear: number, today: string): Promise<ReplyDates> {
  const until = (days: number) => sql`${addDays(today, days)}::date`;
  const { rows } = await sql<ReplyDates>`
    select
      ${sum(sql`reply_on < ${until(0)}`)} as overdue,
      ${sum(sql`reply_on between ${until(0)} and ${until(7)}`)} as "thisWeek",
      ${sum(sql`reply_on between ${until(8)} and ${until(14)}`)} as "nextWeek",
      ${sum(sql`reply_on between ${until(15)} and ${until(21)}`)} as "thirdWeek",
      ${sum(sql`reply_on > ${until(21)}`)} as later,
      ${sum(sql`reply_on is null`)} as none
    from offer_tally where cohort_year = ${cohortYear} and state in ('informal', 'considering')`.execute(db);
  return rows[0] ?? { overdue: 0, thisWeek: 0, nextWeek: 0, thirdWeek: 0, later: 0, none: 0 };
}

/** People of the class with open offers of several departments: the sum of the rows counts each of them more than once. */
export async function countSeveralOffers(db: Db, cohortYear: number): Promise<number> {
  const { count } = await db
    .selectFrom("several_offers")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("cohort_year", "=", cohortYear)
    .executeTakeFirstOrThrow();
  return count;
}

function sum(condition: ReturnType<typeof sql>) {
  return sql<number>`coalesce(sum(offers) filter (where ${condition}), 0)::int`;
}

export type Movement = {
  id: string;
  candidateId: string;
  familyName: string;
  givenName: string;
  romaji: string;
  unitName: string | null;
  toState: string;
  happenedOn: string;
  recordedAt: Date;
};

/** Acceptances and endings recorded since the given instant, the newest first; at most 200. */
export async function listMovements(db: Db, cohortYear: number, since: Date): Promise<Movement[]> {
  const { rows } = await sql<Movement>`${kept} ${movements(sql.lit(cohortYear), sql`${since}`)}`.execute(db);
  return rows;
}

/** The same as part of a larger statement. */
export function movements(cohortYear: RawBuilder<unknown>, since: RawBuilder<unknown>): RawBuilder<Movement> {
  return sql<Movement>`
    select m.id, c.id as "candidateId", c.family_name as "familyName", c.given_name as "givenName", c.romaji,
      unit.name as "unitName", m.to_state as "toState", m.happened_on as "happenedOn", m.recorded_at as "recordedAt"
    from offer_move m join offer o on o.id = m.offer_id join candidate c on c.id = m.candidate_id left join unit on unit.id = o.unit_id
    where o.cohort_year = ${cohortYear} and m.recorded_at >= ${since}
      and (m.to_state in ('accepted', 'declined_before', 'declined_after', 'withdrawn_by_company')
        or m.to_state = 'formal' and m.from_state in ('informal', 'considering'))
    order by m.recorded_at desc, m.id limit 200`;
}
