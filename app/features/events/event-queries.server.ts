import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { EventPick } from "./calendar-address.ts";
import { picked } from "./calendar-queries.server.ts";
import type { EventKind, EventState, EventWay, PlaceKind, Texts } from "./event.ts";

export type EventRow = {
  id: string;
  kind: EventKind;
  state: EventState;
  title: Texts;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  placeKind: PlaceKind;
  place: Texts;
  seats: number;
  going: number;
  offered: number;
  waiting: number;
  invited: number;
  answered: number;
  /** How many sessions there are, and how many of them still take answers. */
  sessions: number;
  open: number;
  lastEndsAt: Date;
};

/** Coming events by the next session, or past ones newest first, at most 200; drafts of coming days included. */
export async function listEvents(
  db: Db,
  {
    when,
    now,
    cohortYear,
    pick,
  }: {
    when: "coming" | "past";
    now: Date;
    cohortYear?: number;
    pick?: EventPick & { memberId: string };
  },
): Promise<EventRow[]> {
  const isComing = when === "coming";
  const { rows } = await sql<EventRow>`
    select event.id, event.kind, event.state, event.title, event.zone,
      session.starts_at as "startsAt", session.ends_at as "endsAt", session.place_kind as "placeKind", session.place,
      all_of.*, counted.*, taken.*
    from event
    cross join lateral (
      select * from session where session.event_id = event.id
      order by session.state = 'cancelled', ${isComing ? sql`session.ends_at <= ${now},` : sql``} session.starts_at limit 1
    ) session
    cross join lateral (
      select count(*) as sessions, coalesce(sum(seats) filter (where state <> 'cancelled'), 0) as seats,
        coalesce(sum(waiting) filter (where state <> 'cancelled'), 0) as waiting,
        count(*) filter (where state = 'open' and starts_at > ${now}) as open, max(ends_at) as "lastEndsAt"
      from session each where each.event_id = event.id
    ) all_of
    cross join lateral (
      select count(*) as invited, count(answer) as answered from invitation where invitation.event_id = event.id
    ) counted
    cross join lateral (
      select coalesce(sum(1 + companions) filter (where seat.state = 'going'), 0) as going,
        coalesce(sum(1 + companions) filter (where seat.state = 'offered'), 0) as offered
      from seat join session held on held.id = seat.session_id where held.event_id = event.id
    ) taken
    where ${isComing ? sql`all_of."lastEndsAt" > ${now}` : sql`all_of."lastEndsAt" <= ${now}`}
      ${cohortYear === undefined ? sql`` : sql`and event.cohort_year = ${cohortYear}`}
      and ${pick ? picked(pick, "event") : sql`true`}
    order by session.starts_at ${isComing ? sql`asc` : sql`desc`}, event.id
    limit 200`.execute(db);
  return rows;
}

export async function countEvents(
  db: Db,
  now: Date,
  pick?: EventPick & { memberId: string },
): Promise<{ coming: number; past: number }> {
  const { rows } = await sql<{ coming: number; past: number }>`
    select count(*) filter (where ends_at > ${now}) as coming, count(*) filter (where ends_at <= ${now}) as past
    from (select max(session.ends_at) as ends_at from session join event on event.id = session.event_id
      where ${pick ? picked(pick, "event") : sql`true`} group by event.id) last`.execute(db);
  return rows[0] ?? { coming: 0, past: 0 };
}

export type EventDetails = Omit<
  EventRow,
  "going" | "offered" | "invited" | "answered" | "sessions" | "open" | "lastEndsAt"
> & {
  sessionId: string;
  cohortYear: number;
  description: Texts;
  address: string;
  onlineUrl: string;
  answerBy: Date | null;
  isPaidWork: boolean;
  hasAlcohol: boolean;
  policyReason: string;
  taken: number;
  way: EventWay;
  sessionsEach: number;
  companionsMax: number;
  asksNeeds: boolean;
  /** How many sessions it has, cancelled ones included, and when the last that is held begins and ends. */
  sessionCount: number;
  lastStartsAt: Date;
  lastEndsAt: Date;
};

/** A trip has pages of its own: its seats aren't booked, its days belong together. */
export function isNoTrip() {
  return sql<boolean>`not exists (select from trip where trip.event_id = event.id)`;
}

/** One event with the first session that is held; undefined for a trip. */
export async function findEvent(db: Db, eventId: string): Promise<EventDetails | undefined> {
  const row = await db
    .selectFrom("event")
    .innerJoin("session", "session.event_id", "event.id")
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom("session as each")
          .select((is) => [
            is.fn.countAll<number>().as("count"),
            is.fn.max("each.starts_at").filterWhere("each.state", "<>", "cancelled").as("startsAt"),
            is.fn.max("each.ends_at").filterWhere("each.state", "<>", "cancelled").as("endsAt"),
          ])
          .whereRef("each.event_id", "=", "event.id")
          .as("all"),
      (join) => join.onTrue(),
    )
    .select([
      "event.id",
      "event.cohort_year as cohortYear",
      "event.kind",
      "event.state",
      "event.title",
      "event.description",
      "event.zone",
      "event.answer_by as answerBy",
      "event.is_paid_work as isPaidWork",
      "event.has_alcohol as hasAlcohol",
      "event.policy_reason as policyReason",
      "session.id as sessionId",
      "session.starts_at as startsAt",
      "session.ends_at as endsAt",
      "session.place_kind as placeKind",
      "session.place",
      "session.address",
      "session.online_url as onlineUrl",
      "session.seats",
      "session.seats_taken as taken",
      "session.waiting",
      "event.way",
      "event.sessions_each as sessionsEach",
      "event.companions_max as companionsMax",
      "event.asks_needs as asksNeeds",
      "all.count as sessionCount",
      (is) => is.fn.coalesce("all.startsAt", "session.starts_at").as("lastStartsAt"),
      (is) => is.fn.coalesce("all.endsAt", "session.ends_at").as("lastEndsAt"),
    ])
    .where("event.id", "=", eventId)
    .where(isNoTrip())
    .orderBy(sql`session.state = 'cancelled'`)
    .orderBy("session.starts_at")
    .limit(1)
    .executeTakeFirst();
  return row as EventDetails | undefined;
}

/** Who is to lead an event: the first choice of its form. Somebody who said no isn't among them. */
export async function listHostIds(db: Db, eventId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("session_host")
    .innerJoin("session", "session.id", "session_host.session_id")
    .select("session_host.member_id as id")
    .distinct()
    .where("session.event_id", "=", eventId)
    .where("session_host.state", "<>", "declined")
    .execute();
  return rows.map((row) => row.id);
}
