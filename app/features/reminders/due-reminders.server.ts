import { type RawBuilder, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { endedStates } from "~/features/offers/offer.ts";
import type { ReminderKind } from "./reminder.ts";

export type DueReminder = {
  invitationId: string;
  candidateId: string;
  sessionId: string;
  email: string;
  locale: string;
  /** What makes it the one reminder that it is, beside its kind. */
  occasion: string;
  startsAt: Date;
};

/**
 * Who is to get a reminder of this kind now and hasn't got it, at most `limit`. Nothing is due at night of the reader's
 * zone (21 to 8 o'clock): it is due in the morning. Each has a window, so that what was missed for long (no worker, or
 * switched on late) isn't said when it has become odd. The windows are found by index.
 */
export async function listDueReminders(
  db: Db,
  kind: ReminderKind,
  { now, limit }: { now: Date; limit: number },
): Promise<DueReminder[]> {
  const { rows } = await sql<DueReminder>`
    with due as (${found[kind](sql`${now}::timestamptz`)})
    select due."invitationId", due."candidateId", due."sessionId", due.occasion, due."startsAt", c.email, c.locale
    from due join candidate c on c.id = due."candidateId"
    where c.email <> '' and c.merged_into_id is null
      and (c.offer_state is null or c.offer_state <> all(${[...endedStates]}::text[]))
      and extract(hour from (${now}::timestamptz at time zone c.zone)) between 8 and 20
      and not (${kind} = any(due.off))
      and (${kind}::text not in ('silent', 'maybe') or not ${isLeftFree(now)})
      and not exists (select from reminder r
        where r.invitation_id = due."invitationId" and r.kind = ${kind} and r.occasion = due.occasion)
    order by due."invitationId", due.occasion limit ${limit}`.execute(db);
  return rows;
}

/** Whoever keeps these weeks free, or has examinations, isn't reminded of an answer. */
function isLeftFree(now: Date) {
  const today = sql`(${now}::timestamptz at time zone c.zone)::date`;
  return sql`(exists (select from quiet_time q where q.candidate_id = c.id and ${today} between q.from_on and q.until_on)
    or exists (select from exam_week w where school_key(w.school) in ('', school_key(c.school))
      and ${today} between w.from_on and w.until_on))`;
}

type Moment = RawBuilder<unknown>;

const found: Record<ReminderKind, (now: Moment) => RawBuilder<unknown>> = {
  silent: (now) => sql`${silentAfter(now)} union all ${silentBefore(now)}`,
  maybe: (now) => sql`
    select ${asked}, '' as occasion, ahead."startsAt"
    from ${nearDeadline(now)} join invitation i on i.event_id = e.id
    where e.way = 'book' and i.answer = 'maybe' and i.stopped_at is null and i.answered_at <= ${now} - interval '1 day'`,
  day_before: (now) => sql`
    select ${seated}
    from ${comingSeats(now, sql`${now} + interval '2 days'`)}
    where seat.arrived_at <= ${now} - interval '3 hours'
      and (s.starts_at at time zone person.zone)::date = (${now} at time zone person.zone)::date + 1
      and (${now} at time zone person.zone)::time >= '12:00'`,
  hour_before: (now) => sql`
    select ${seated}
    from ${comingSeats(now, sql`${now} + interval '65 minutes'`)}
    where s.place_kind = 'online' and s.online_url <> '' and s.starts_at >= ${now} + interval '10 minutes'`,
  thanks: (now) => sql`
    select i.id as "invitationId", i.candidate_id as "candidateId", s.id as "sessionId", e.reminders_off as off,
      '' as occasion, s.starts_at as "startsAt"
    from session s join event e on e.id = s.event_id
      join seat on seat.session_id = s.id join invitation i on i.id = seat.invitation_id
    where s.ends_at <= ${now} - interval '1 hour' and s.ends_at > ${now} - interval '3 days'
      and s.state <> 'cancelled' and e.state = 'published'
      and seat.state = 'going' and seat.attendance = 'attended'
      and not exists (select from event_feedback said where said.invitation_id = i.id)
      and not exists (select from seat other join session later on later.id = other.session_id
        where other.invitation_id = i.id and other.state = 'going' and later.state <> 'cancelled'
          and later.ends_at > s.ends_at and (later.ends_at > ${now} or other.attendance = 'attended'))`,
};

const asked = sql`i.id as "invitationId", i.candidate_id as "candidateId", ahead."sessionId", e.reminders_off as off`;

const seated = sql`i.id as "invitationId", i.candidate_id as "candidateId", s.id as "sessionId", e.reminders_off as off,
  s.id || ' ' || extract(epoch from s.starts_at)::bigint as occasion, s.starts_at as "startsAt"`;

/** Three days after the invitation, where its letter arrived; not when the deadline's reminder is a day away. */
function silentAfter(now: Moment) {
  return sql`
    select ${asked}, 'after' as occasion, ahead."startsAt"
    from invitation i join event e on e.id = i.event_id cross join lateral (${ahead(now)}) ahead
    where i.sends_at <= ${now} - interval '3 days' and i.sends_at > ${now} - interval '5 days'
      and e.state = 'published' and ahead.deadline > ${now} + interval '3 days' and ${isSilent}`;
}

/** Two days before the deadline, unless they were invited only yesterday. */
function silentBefore(now: Moment) {
  return sql`
    select ${asked}, 'before' as occasion, ahead."startsAt"
    from ${nearDeadline(now)} join invitation i on i.event_id = e.id
    where i.sends_at <= ${now} - interval '1 day' and ${isSilent}`;
}

const isSilent = sql`i.answer is null and i.stopped_at is null and not exists (select from delivery d
  where d.invitation_id = i.id and d.letter = 'event_invitation' and d.state in ('queued', 'sending', 'failed'))`;

/** Events whose last day for answers is at most two days away, and six hours or more. */
function nearDeadline(now: Moment) {
  return sql`(
      select id from event where state = 'published' and answer_by > ${now} and answer_by <= ${now} + interval '2 days'
      union select event_id from session
        where starts_at > ${now} and starts_at <= ${now} + interval '2 days' and state = 'open') near
    join event e on e.id = near.id and e.state = 'published'
    join lateral (${ahead(now)}) ahead
      on ahead.deadline >= ${now} + interval '6 hours' and ahead.deadline <= ${now} + interval '2 days'`;
}

/** The first session one can still answer to, and until when: the event's day, else the first start. */
function ahead(now: Moment) {
  return sql`
    select (array_agg(s.id order by s.starts_at, s.id))[1] as "sessionId", min(s.starts_at) as "startsAt",
      case when e.answer_by is null then min(s.starts_at) else least(e.answer_by, max(s.starts_at)) end as deadline
    from session s where s.event_id = e.id and s.state = 'open' and s.starts_at > ${now}`;
}

function comingSeats(now: Moment, until: RawBuilder<unknown>) {
  return sql`session s join event e on e.id = s.event_id and e.state = 'published'
    join seat on seat.session_id = s.id and seat.state = 'going'
      and s.starts_at > ${now} and s.starts_at <= ${until} and s.state <> 'cancelled'
    join invitation i on i.id = seat.invitation_id
    join candidate person on person.id = i.candidate_id`;
}
