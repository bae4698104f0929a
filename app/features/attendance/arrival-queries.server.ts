import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import { fold } from "~/lib/fold.ts";
import type { Locale } from "~/lib/locale.ts";
import type { PersonName } from "~/lib/names.ts";
import type { Attendance } from "./attendance.ts";

export type DaySession = {
  sessionId: string;
  eventId: string;
  title: Texts;
  label: Texts;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  place: Texts;
  address: string;
  eventState: string;
  sessionState: string;
  travelRates: { region: string; yen: number }[];
};

/** A session as its desk needs it. A host sees only the ones they lead: `hostId` narrows it to those. */
export async function findDaySession(
  db: Db,
  sessionId: string,
  hostId?: string,
): Promise<DaySession | undefined> {
  if (!/^[0-9a-f-]{36}$/i.test(sessionId)) return undefined;
  const { rows } = await sql<DaySession>`
    ${daySessions} where session.id = ${sessionId} and event.state <> 'draft'
      ${hostId ? sql`and exists (select from session_host where session_id = session.id and member_id = ${hostId})` : sql``}`.execute(
    db,
  );
  return rows[0];
}

/** All sessions of an event, by their start. */
export async function listDaySessions(db: Db, eventId: string): Promise<DaySession[]> {
  const { rows } = await sql<DaySession>`
    ${daySessions} where event.id = ${eventId} and event.state <> 'draft' order by session.starts_at, session.id`.execute(
    db,
  );
  return rows;
}

const daySessions = sql`
  select session.id as "sessionId", event.id as "eventId", event.title, session.label,
    coalesce((select day.zone from trip_day day where day.session_id = session.id), event.zone) as zone,
    session.starts_at as "startsAt", session.ends_at as "endsAt", session.place, session.address,
    event.state as "eventState", session.state as "sessionState", event.travel_rates as "travelRates"
  from session join event on event.id = session.event_id`;

export type Guest = PersonName & {
  candidateId: string;
  invitationId: string;
  locale: Locale;
  school: string;
  unit: string;
  attendance: Attendance;
  attendedAt: Date | null;
  companions: number;
  needs: string;
  tableNo: number | null;
};

/** Those with a seat, in the order of their kana. */
export async function listSeated(db: Db, sessionId: string): Promise<Guest[]> {
  const { rows } = await sql<Guest>`
    select candidate.id as "candidateId", seat.invitation_id as "invitationId", candidate.family_name as "familyName",
      candidate.given_name as "givenName", candidate.family_kana as "familyKana", candidate.given_kana as "givenKana",
      candidate.romaji, candidate.locale, candidate.school, coalesce(unit.name, '') as unit, seat.attendance,
      seat.attended_at as "attendedAt", seat.companions, invitation.needs, seat.table_no as "tableNo"
    from seat
    join candidate on candidate.id = seat.candidate_id
    join invitation on invitation.id = seat.invitation_id
    left join unit on unit.id = candidate.unit_id
    where seat.session_id = ${sessionId} and seat.state = 'going'
    order by candidate.sort_key, candidate.id`.execute(db);
  return rows;
}

/** Invited to the event, without a seat in this session, found by name or kana: who may be let in all the same. */
export async function findUnseated(
  db: Db,
  { sessionId, typed }: { sessionId: string; typed: string },
): Promise<(PersonName & { candidateId: string; seat: string | null })[]> {
  const wanted = fold(typed);
  if (!wanted) return [];
  const { rows } = await sql<PersonName & { candidateId: string; seat: string | null }>`
    select candidate.id as "candidateId", candidate.family_name as "familyName", candidate.given_name as "givenName",
      candidate.family_kana as "familyKana", candidate.given_kana as "givenKana", candidate.romaji, seat.state as seat
    from session
    join invitation on invitation.event_id = session.event_id
    join candidate on candidate.id = invitation.candidate_id
    left join seat on seat.session_id = session.id and seat.candidate_id = candidate.id
    where session.id = ${sessionId} and seat.state is distinct from 'going'
      and exists (select from unnest(candidate.terms) as own (term) where starts_with(term, ${wanted}))
    order by candidate.sort_key limit 20`.execute(db);
  return rows;
}

/** The seat of one invitation that is nearest to now, with its session; undefined for somebody without one. */
export async function findOwnSeat(
  db: Db,
  invitationId: string,
  now: Date,
): Promise<{ session: DaySession; guest: Guest } | undefined> {
  const seat = await db
    .selectFrom("seat")
    .innerJoin("session", "session.id", "seat.session_id")
    .select(["seat.session_id as sessionId", "seat.candidate_id as candidateId"])
    .where("seat.invitation_id", "=", invitationId)
    .where("seat.state", "=", "going")
    .orderBy(sql`abs(extract(epoch from session.starts_at - ${now}::timestamptz))`)
    .limit(1)
    .executeTakeFirst();
  if (!seat) return undefined;
  const session = await findDaySession(db, seat.sessionId);
  const guest = (await listSeated(db, seat.sessionId)).find(
    ({ candidateId }) => candidateId === seat.candidateId,
  );
  return session && guest && { session, guest };
}

/** How many hold a seat in each session of an event, families too, and how many of them came. */
export async function countArrivals(
  db: Db,
  eventId: string,
): Promise<Map<string, { seated: number; came: number }>> {
  const { rows } = await sql<{ sessionId: string; seated: number; came: number }>`
    select guest.session_id as "sessionId", count(*) as seated, count(*) filter (where has_come) as came
    from session join (
      select session_id, attendance = 'attended' as has_come from seat where state = 'going'
      union all
      select session_id, attended_at is not null from family_invitation where seat = 'going' and answer = 'on_site'
    ) guest on guest.session_id = session.id
    where session.event_id = ${eventId} group by guest.session_id`.execute(db);
  return new Map(rows.map(({ sessionId, ...counts }) => [sessionId, counts]));
}
