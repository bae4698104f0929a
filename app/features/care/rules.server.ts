import { type RawBuilder, sql } from "kysely";
import type { CareColumn, CareRule } from "./care.ts";

/** What a rule is asked with: facts from `since` (not included) to `until` are new to it. */
export type CareAsk = { since: Date; until: Date; now: Date; today: string; days: number };

/**
 * A rule as two pieces of SQL. `facts` gives candidate_id, fact_key, happened_at, expires_on, quote and details, one row a
 * fact, read in the order of time from an index. `holds` says of a signal `s` and its candidate `c` whether it is still true.
 */
export type CareQuery = {
  reads: readonly CareColumn[];
  /** minute: reads only what is new · day: looks at everybody concerned, once a day. */
  cadence: "minute" | "day";
  facts(ask: CareAsk): RawBuilder<unknown>;
  holds(ask: Pick<CareAsk, "now" | "today">): RawBuilder<unknown>;
};

const person = ["candidate.id", "candidate.offer_state", "candidate.merged_into_id"] as const;
const isOpen = sql`c.merged_into_id is null and c.offer_state in ('informal', 'considering', 'accepted', 'formal', 'preparing')`;
const isComing = (now: Date) =>
  sql`exists (select 1 from session where session.event_id = e.id and session.state <> 'cancelled' and session.starts_at > ${now})`;
const day = (at: RawBuilder<unknown>) => sql`(${at} at time zone 'Asia/Tokyo')::date`;
const own = [
  "touchpoint.id",
  "touchpoint.candidate_id",
  "touchpoint.happened_at",
  "touchpoint.kind",
] as const;

/** What somebody wrote beside an answer; which wish it holds is read in own-words.ts. */
const ownWords: CareQuery = {
  reads: [...person, ...own, "touchpoint.from_candidate", "touchpoint.body"],
  cadence: "minute",
  facts: ({ since, until }) => sql`
    select t.candidate_id, t.id::text as fact_key, t.happened_at, null::date as expires_on, t.body as quote, '{}'::jsonb as details
    from touchpoint t join candidate c on c.id = t.candidate_id
    where t.kind in ('answered', 'question_asked') and t.from_candidate and t.body <> ''
      and t.happened_at > ${since} and t.happened_at <= ${until} and ${isOpen}`,
  holds: () => sql`true`,
};

/** All rules but the hosts' "please call", which a host writes. */
export const careQueries: Partial<Record<CareRule, CareQuery>> = {
  no_answer: {
    reads: [
      ...person,
      "invitation.id",
      "invitation.event_id",
      "invitation.candidate_id",
      "invitation.invited_at",
      "invitation.stopped_at",
      "invitation.answer",
      "event.id",
      "event.title",
      "event.state",
      "session.event_id",
      "session.starts_at",
      "session.state",
    ],
    cadence: "minute",
    facts: ({ since, until, now, days }) => sql`
      select i.candidate_id, i.id::text as fact_key, i.invited_at as happened_at,
        (select ${day(sql`min(session.starts_at)`)} from session where session.event_id = e.id) as expires_on,
        '' as quote, jsonb_build_object('title', e.title) as details
      from invitation i join event e on e.id = i.event_id join candidate c on c.id = i.candidate_id
      where i.invited_at > ${before(since, days)} and i.invited_at <= ${before(until, days)}
        and i.answer is null and i.stopped_at is null and e.state = 'published' and ${isComing(now)} and ${isOpen}`,
    // a scalar, not "exists": the planner would read all invitations to hash them
    holds: ({ now }) => sql`(select true from invitation i join event e on e.id = i.event_id
      where i.id = s.fact_key::uuid and i.answer is null and i.stopped_at is null and e.state = 'published' and ${isComing(now)}
      limit 1)`,
  },
  question_waiting: {
    reads: [
      ...person,
      "question.id",
      "question.candidate_id",
      "question.to_whom",
      "question.asked_at",
      "question.answered_at",
    ],
    cadence: "minute",
    // Only questions with a name, and never those to the desk.
    facts: ({ since, until, days }) => sql`
      select q.candidate_id, q.id::text as fact_key, q.asked_at as happened_at, null::date as expires_on,
        '' as quote, '{}'::jsonb as details
      from question q join candidate c on c.id = q.candidate_id
      where q.answered_at is null and q.to_whom in ('recruiting', 'senior')
        and q.asked_at > ${before(since, days)} and q.asked_at <= ${before(until, days)} and ${isOpen}`,
    holds: () =>
      sql`(select true from question q where q.id = s.fact_key::uuid and q.answered_at is null limit 1)`,
  },
  reply_near: {
    reads: [...person, "candidate.offer_id", "candidate.reply_on"],
    cadence: "minute",
    facts: ({ now, today, days }) => sql`
      select c.id as candidate_id, c.offer_id || ':' || c.reply_on as fact_key, ${now}::timestamptz as happened_at,
        c.reply_on as expires_on, '' as quote, jsonb_build_object('replyOn', c.reply_on) as details
      from candidate c
      where c.reply_on between ${today}::date and ${today}::date + ${days}::int and c.merged_into_id is null
        and c.offer_state in ('informal', 'considering')`,
    holds: () =>
      sql`c.offer_id || ':' || c.reply_on = s.fact_key and c.offer_state in ('informal', 'considering')`,
  },
  asked_time: {
    reads: [
      ...person,
      "candidate.reply_on",
      "offer_move.id",
      "offer_move.candidate_id",
      "offer_move.recorded_at",
      "offer_move.by_candidate",
      "offer_move.from_state",
      "offer_move.to_state",
      "offer_move.reply_on_before",
      "offer_move.reply_on_after",
    ],
    cadence: "minute",
    facts: ({ since, until }) => sql`
      select moved.candidate_id, moved.id::text as fact_key, moved.recorded_at as happened_at,
        moved.reply_on_after as expires_on, '' as quote, jsonb_build_object('replyOn', moved.reply_on_after) as details
      from offer_move moved join candidate c on c.id = moved.candidate_id
      where moved.recorded_at > ${since} and moved.recorded_at <= ${until}
        and moved.by_candidate and moved.from_state = moved.to_state and moved.reply_on_after > moved.reply_on_before
        and c.offer_state in ('informal', 'considering') and ${isOpen}`,
    holds: () => sql`c.offer_state in ('informal', 'considering')`,
  },
  mail_returned: {
    reads: [
      ...person,
      "candidate.email",
      "delivery.candidate_id",
      "delivery.address",
      "delivery.state",
      "delivery.created_at",
      "mail_bounce.address",
      "mail_bounce.kind",
      "mail_bounce.noted_at",
    ],
    cadence: "minute",
    // A server that minds us or the letter says nothing of its reader.
    facts: ({ since }) => sql`
      select * from (select c.id as candidate_id, lower(d.address) as fact_key, max(d.created_at) as happened_at, null::date as expires_on,
        '' as quote, jsonb_build_object('kind', (select b.kind from mail_bounce b where b.address = lower(c.email)
          and b.kind <> 'complaint' order by b.noted_at desc limit 1)) as details
      from delivery d join candidate c on c.id = d.candidate_id and c.email = d.address
      where d.state = 'failed' and d.created_at > ${before(since, 3)} and ${isOpen}
      group by c.id, lower(d.address)) returned where details->>'kind' is distinct from 'policy'`,
    holds: () => sql`lower(c.email) = s.fact_key`,
  },
  no_contact: {
    reads: [...person, "candidate.cohort_year", "candidate.last_contact_at", "cohort.year"],
    cadence: "minute",
    facts: ({ since, until, days }) => sql`
      select c.id as candidate_id, extract(epoch from c.last_contact_at)::bigint::text as fact_key,
        c.last_contact_at as happened_at, null::date as expires_on, '' as quote, '{}'::jsonb as details
      from cohort join candidate c on c.cohort_year = cohort.year
      where coalesce(c.last_contact_at, '-infinity') > ${before(since, days)}
        and coalesce(c.last_contact_at, '-infinity') <= ${before(until, days)} and ${isOpen}`,
    holds: () => sql`extract(epoch from c.last_contact_at)::bigint::text = s.fact_key`,
  },
  no_show: {
    reads: [
      ...person,
      "session.id",
      "session.event_id",
      "session.starts_at",
      "seat.session_id",
      "seat.candidate_id",
      "seat.state",
      "seat.attendance",
      "event.id",
      "event.title",
    ],
    cadence: "minute",
    // Attendance is often entered days later, so two weeks are looked at each time; that is a handful of sessions.
    facts: ({ until }) => sql`
      select seat.candidate_id, session.id::text as fact_key, session.starts_at as happened_at, null::date as expires_on,
        '' as quote, jsonb_build_object('title', e.title) as details
      from session join event e on e.id = session.event_id join seat on seat.session_id = session.id
        join candidate c on c.id = seat.candidate_id
      where session.starts_at > ${before(until, 14)} and session.starts_at <= ${until}
        and seat.state = 'going' and seat.attendance = 'no_show' and ${isOpen}`,
    holds:
      () => sql`(select true from seat where seat.session_id = s.fact_key::uuid and seat.candidate_id = c.id
      and seat.attendance = 'no_show' limit 1)`,
  },
  unsure: ownWords,
  housing: ownWords,
  asked_to_talk: ownWords,
  school_address: {
    reads: [...person, "candidate.cohort_year", "candidate.email", "cohort.year", "cohort.joins_on"],
    cadence: "day",
    facts: ({ now, today }) => sql`
      select c.id as candidate_id, lower(c.email) as fact_key, ${now}::timestamptz as happened_at,
        cohort.joins_on as expires_on, '' as quote, '{}'::jsonb as details
      from cohort join candidate c on c.cohort_year = cohort.year
      where ${today}::date >= (cohort.joins_on - interval '2 months')::date and ${today}::date < cohort.joins_on
        and lower(c.email) ~ '(@|\\.)ac\\.[a-z]{2}$|\\.edu(\\.[a-z]{2})?$' and ${isOpen}`,
    holds: () => sql`lower(c.email) = s.fact_key`,
  },
  residence: procedureRule("residence", 4),
  graduation: procedureRule("graduation", 1),
};

/** A procedure that isn't done yet, some months before the first day. Only how far it is, never why. */
function procedureRule(procedure: "residence" | "graduation", months: number): CareQuery {
  const isUndone =
    procedure === "residence"
      ? sql`exists (select 1 from candidate_procedure p where p.candidate_id = c.id and p.procedure = 'residence' and p.state = 'open')`
      : sql`not exists (select 1 from candidate_procedure p where p.candidate_id = c.id and p.procedure = 'graduation'
          and p.state in ('done', 'not_needed'))`;
  return {
    reads: [
      ...person,
      "candidate.cohort_year",
      "cohort.year",
      "cohort.joins_on",
      "candidate_procedure.candidate_id",
      "candidate_procedure.procedure",
      "candidate_procedure.state",
    ],
    cadence: "day",
    facts: ({ now, today }) => sql`
      select c.id as candidate_id, ${procedure} || ':' || cohort.year as fact_key, ${now}::timestamptz as happened_at,
        cohort.joins_on as expires_on, '' as quote, '{}'::jsonb as details
      from cohort join candidate c on c.cohort_year = cohort.year
      where ${today}::date >= (cohort.joins_on - ${`${months} months`}::interval)::date and ${today}::date < cohort.joins_on
        and c.offer_state in ('accepted', 'formal', 'preparing') and c.merged_into_id is null and ${isUndone}`,
    holds: () => isUndone,
  };
}

function before(at: Date, days: number): Date {
  return new Date(at.getTime() - days * 86_400_000);
}
