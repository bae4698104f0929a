import { type SqlBool, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { type DeliveryState, deskLetters, type Letter } from "./letter.ts";

export type LetterView = "all" | "waiting" | "trouble";

/** What the list of letters shows: all, those on their way, those somebody should look at. */
export type LetterFilter = {
  view: LetterView;
  letter?: Letter | undefined;
  eventId?: string | undefined;
  candidateId?: string | undefined;
};

/** Where a page of the list ends: the next begins behind it. */
export type LetterPlace = { at: Date; id: string };

const statesOf: Record<LetterView, DeliveryState[] | undefined> = {
  all: undefined,
  waiting: ["queued", "sending"],
  trouble: ["failed", "uncertain"],
};

export const lettersAPage = 50;

/** Newest first, one page and one more row, by which one sees whether there are older ones. */
export async function listLetters(db: Db, filter: LetterFilter, after?: LetterPlace) {
  return filtered(db, filter)
    .leftJoin("candidate", "candidate.id", "delivery.candidate_id")
    .leftJoin("member", "member.id", "delivery.member_id")
    .select([
      "delivery.id",
      "letter",
      "delivery.state",
      "subject",
      "address",
      "delivery.created_at as createdAt",
      "finished_at as finishedAt",
      "not_before as notBefore",
      sql<string | null>`coalesce(candidate.family_name, member.family_name)`.as("familyName"),
      sql<string | null>`coalesce(candidate.given_name, member.given_name)`.as("givenName"),
      sql<string>`coalesce(candidate.romaji, member.romaji, '')`.as("romaji"),
    ])
    .$if(after !== undefined, (query) =>
      query.where(sql<SqlBool>`(delivery.created_at, delivery.id) < (${after?.at}, ${after?.id})`),
    )
    .orderBy("delivery.created_at", "desc")
    .orderBy("delivery.id", "desc")
    .limit(lettersAPage + 1)
    .execute();
}

/** How many are on their way, and how many somebody should look at. */
export async function countLetters(db: Db): Promise<{ waiting: number; trouble: number }> {
  const rows = await db
    .selectFrom("delivery")
    .select((is) => ["state", is.fn.countAll<number>().as("count")])
    .where("state", "in", ["queued", "sending", "failed", "uncertain"])
    .where("letter", "not in", deskLetters)
    .groupBy("state")
    .execute();
  const sum = (states: string[]) =>
    rows.filter((row) => states.includes(row.state)).reduce((total, row) => total + row.count, 0);
  return { waiting: sum(["queued", "sending"]), trouble: sum(["failed", "uncertain"]) };
}

export async function findLetter(db: Db, id: string) {
  return db
    .selectFrom("delivery")
    .leftJoin("candidate", "candidate.id", "delivery.candidate_id")
    .leftJoin("member", "member.id", "delivery.member_id")
    .leftJoin("session", "session.id", "delivery.session_id")
    .leftJoin("event", "event.id", "session.event_id")
    .select([
      "delivery.id",
      "letter",
      "delivery.state",
      "stopped_because as stoppedBecause",
      "subject",
      "source",
      "delivery.address",
      "delivery.locale",
      "message_id as messageId",
      "delivery.created_at as createdAt",
      "finished_at as finishedAt",
      "not_before as notBefore",
      "candidate_id as candidateId",
      "event.id as eventId",
      "event.title as eventTitle",
      sql<string | null>`coalesce(candidate.family_name, member.family_name)`.as("familyName"),
      sql<string | null>`coalesce(candidate.given_name, member.given_name)`.as("givenName"),
      sql<string>`coalesce(candidate.romaji, member.romaji, '')`.as("romaji"),
    ])
    .where("delivery.id", "=", id)
    .where("letter", "not in", deskLetters)
    .executeTakeFirst();
}

/** Oldest first. */
export async function listAttempts(db: Db, deliveryId: string) {
  return db
    .selectFrom("delivery_attempt")
    .select([
      "id",
      "started_at as startedAt",
      "finished_at as finishedAt",
      "outcome",
      "smtp_code as code",
      "smtp_answer as answer",
    ])
    .where("delivery_id", "=", deliveryId)
    .orderBy("started_at")
    .orderBy("id")
    .execute();
}

/** What the filter's chips are called. */
export async function findFilterNames(db: Db, { eventId, candidateId }: LetterFilter) {
  const event = eventId
    ? await db.selectFrom("event").select("title").where("id", "=", eventId).executeTakeFirst()
    : undefined;
  const person = candidateId
    ? await db
        .selectFrom("candidate")
        .select(["family_name as familyName", "given_name as givenName", "romaji"])
        .where("id", "=", candidateId)
        .executeTakeFirst()
    : undefined;
  return { event, person };
}

export type SendingPause = { at: Date; familyName: string; givenName: string; romaji: string; why: string };

/** Who paused all sending, when and why; null while letters leave. */
export async function findSendingPause(db: Db): Promise<SendingPause | null> {
  const paused = await db
    .selectFrom("company")
    .leftJoin("member", "member.id", "company.sending_paused_by")
    .select((is) => [
      "sending_paused_at as at",
      "sending_paused_why as why",
      is.fn.coalesce("member.family_name", sql.lit("")).as("familyName"),
      is.fn.coalesce("member.given_name", sql.lit("")).as("givenName"),
      is.fn.coalesce("member.romaji", sql.lit("")).as("romaji"),
    ])
    .executeTakeFirst();
  return paused?.at ? { ...paused, at: paused.at } : null;
}

function filtered(db: Db, { view, letter, eventId, candidateId }: LetterFilter) {
  const states = statesOf[view];
  let query = db.selectFrom("delivery").where("delivery.letter", "not in", deskLetters);
  if (states) query = query.where("delivery.state", "in", states);
  if (letter) query = query.where("delivery.letter", "=", letter);
  if (candidateId) query = query.where("delivery.candidate_id", "=", candidateId);
  if (eventId)
    query = query.where("delivery.session_id", "in", (is) =>
      is.selectFrom("session").select("session.id").where("event_id", "=", eventId),
    );
  return query;
}
