import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { EventPick } from "./calendar-address.ts";
import { picked } from "./calendar-queries.server.ts";
import type { EventKind, EventState, PlaceKind, Texts } from "./event.ts";

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
};

/** Coming events by their start, or past ones newest first, at most 200; drafts of coming days included. */
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
  const { rows } = await sql<EventRow>`
    select event.id, event.kind, event.state, event.title, event.zone,
      session.starts_at as "startsAt", session.ends_at as "endsAt", session.place_kind as "placeKind", session.place,
      session.seats, session.waiting, counted.*, taken.*
    from session
    join event on event.id = session.event_id
    cross join lateral (
      select count(*) as invited, count(answer) as answered from invitation where invitation.event_id = event.id
    ) counted
    cross join lateral (
      select count(*) filter (where state = 'going') as going, count(*) filter (where state = 'offered') as offered
      from seat where seat.session_id = session.id
    ) taken
    where ${when === "coming" ? sql`session.ends_at > ${now}` : sql`session.ends_at <= ${now}`}
      ${cohortYear === undefined ? sql`` : sql`and event.cohort_year = ${cohortYear}`}
      and ${pick ? picked(pick) : sql`true`}
    order by session.starts_at ${when === "coming" ? sql`asc` : sql`desc`}, session.id
    limit 200`.execute(db);
  return rows;
}

export async function countEvents(
  db: Db,
  now: Date,
  pick?: EventPick & { memberId: string },
): Promise<{ coming: number; past: number }> {
  const { rows } = await sql<{ coming: number; past: number }>`
    select count(*) filter (where session.ends_at > ${now}) as coming, count(*) filter (where session.ends_at <= ${now}) as past
    from session join event on event.id = session.event_id
    where ${pick ? picked(pick) : sql`true`}`.execute(db);
  return rows[0] ?? { coming: 0, past: 0 };
}

export type EventDetails = Omit<EventRow, "going" | "offered" | "invited" | "answered"> & {
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
};

/** One event with its (first) session. */
export async function findEvent(db: Db, eventId: string): Promise<EventDetails | undefined> {
  const row = await db
    .selectFrom("event")
    .innerJoin("session", "session.event_id", "event.id")
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
    ])
    .where("event.id", "=", eventId)
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
