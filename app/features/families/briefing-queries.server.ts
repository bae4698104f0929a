import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import type { FamilyAnswer } from "./family.ts";

const briefingColumns = [
  "session.id as sessionId",
  "event.id as eventId",
  "event.state",
  "session.state as sessionState",
  "event.title",
  "event.description",
  "event.zone",
  "event.answer_by as answerBy",
  "starts_at as startsAt",
  "ends_at as endsAt",
  "place",
  "session.address",
  "online_url as onlineUrl",
  "recording_url as recordingUrl",
  "recording_on as recordingOn",
] as const;

/** How long a past briefing stays on the page: its film and its questions live on for a while. */
const keptInSight = 60 * 86_400_000;

/** The briefings one relative is invited to, coming ones first; of other families nothing is read, not even a count. */
export async function listBriefingsOf(db: Db, relativeId: string, now: Date) {
  const rows = await db
    .selectFrom("family_invitation")
    .innerJoin("session", "session.id", "family_invitation.session_id")
    .innerJoin("event", "event.id", "session.event_id")
    .leftJoin("family_briefing", "family_briefing.event_id", "event.id")
    .select([
      ...briefingColumns,
      "family_invitation.id",
      "family_invitation.answer",
      "seat",
      "people",
      "access_needs as accessNeeds",
      "uid",
      "sequence",
      "is_cancelled as isCancelled",
      "answered_at as answeredAt",
    ])
    .where("relative_id", "=", relativeId)
    .where("event.state", "<>", "draft")
    .where("ends_at", ">", new Date(now.getTime() - keptInSight))
    .orderBy((is) => is(is.ref("ends_at"), "<=", now))
    .orderBy("starts_at")
    .execute();
  return rows.map((row) => ({
    ...row,
    title: row.title as Texts,
    description: row.description as Texts,
    place: row.place as Texts,
    answer: row.answer as FamilyAnswer | null,
    seat: row.seat as "going" | "waiting" | null,
  }));
}
export type BriefingOfRelative = Awaited<ReturnType<typeof listBriefingsOf>>[number];

/** Sessions of family briefings with their numbers, for staff. */
export async function listBriefings(db: Db, now: Date) {
  const rows = await db
    .selectFrom("session")
    .innerJoin("event", "event.id", "session.event_id")
    .leftJoin("family_briefing", "family_briefing.event_id", "event.id")
    .select([
      ...briefingColumns,
      "event.cohort_year as cohortYear",
      "seats",
      "seats_taken as seatsTaken",
      ...numbers(),
    ])
    .where("event.kind", "=", "family_briefing")
    .where("ends_at", ">", new Date(now.getTime() - keptInSight))
    .where((is) =>
      is.or([
        is("ends_at", ">", now),
        is.exists(is.selectFrom("family_invitation").select("id").whereRef("session_id", "=", "session.id")),
      ]),
    )
    .orderBy((is) => is(is.ref("ends_at"), "<=", now))
    .orderBy("starts_at")
    .limit(20)
    .execute();
  return rows.map((row) => ({ ...row, title: row.title as Texts, place: row.place as Texts }));
}

export async function findBriefing(db: Db, sessionId: string) {
  const row = await db
    .selectFrom("session")
    .innerJoin("event", "event.id", "session.event_id")
    .leftJoin("family_briefing", "family_briefing.event_id", "event.id")
    .select([
      ...briefingColumns,
      "event.cohort_year as cohortYear",
      "seats",
      "seats_taken as seatsTaken",
      ...numbers(),
    ])
    .where("event.kind", "=", "family_briefing")
    .where("session.id", "=", sessionId)
    .executeTakeFirst();
  return row && { ...row, title: row.title as Texts, place: row.place as Texts };
}

/** Who is invited, with what they said and need; somebody who closed since is not named. */
export async function listFamilyGuests(db: Db, sessionId: string, now: Date) {
  const rows = await db
    .selectFrom("family_invitation")
    .innerJoin("relative", "relative.id", "family_invitation.relative_id")
    .innerJoin("candidate", "candidate.id", "relative.candidate_id")
    .select([
      "family_invitation.id",
      "relative.name",
      "family_invitation.answer",
      "seat",
      "people",
      "family_invitation.access_needs as accessNeeds",
      "candidate.id as candidateId",
      "candidate.family_name as familyName",
      "candidate.given_name as givenName",
      "candidate.romaji",
    ])
    .where("session_id", "=", sessionId)
    .where(sql<boolean>`is_family_open(relative.id, 'briefing', 'mail', ${now})`)
    .orderBy(sql`seat nulls last`)
    .orderBy("arrival")
    .orderBy("candidate.sort_key")
    .execute();
  return rows.map((row) => ({ ...row, answer: row.answer as FamilyAnswer | null }));
}

/** Where the talk can be seen afterwards, and from which day. */
export async function saveRecording(
  db: Db,
  { eventId, url, fromOn }: { eventId: string; url: string; fromOn: string | null },
): Promise<void> {
  const row = { recording_url: url, recording_on: fromOn };
  await db
    .insertInto("family_briefing")
    .values({ event_id: eventId, ...row })
    .onConflict((known) => known.column("event_id").doUpdateSet(row))
    .execute();
}

function numbers() {
  return [
    sql<number>`(select count(*) from family_invitation fi where fi.session_id = session.id)::int`.as(
      "invited",
    ),
    sql<number>`(select count(*) from family_invitation fi where fi.session_id = session.id and answer is not null)::int`.as(
      "answered",
    ),
    sql<number>`(select coalesce(sum(people), 0) from family_invitation fi where fi.session_id = session.id and seat = 'waiting')::int`.as(
      "waitingPeople",
    ),
    sql<number>`(select count(*) from family_invitation fi where fi.session_id = session.id and answer = 'online')::int`.as(
      "online",
    ),
  ] as const;
}
