import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import type { AboutTopic } from "./family.ts";

type Question = {
  relativeId: string;
  eventId: string | null;
  topic: AboutTopic;
  question: string;
  /** They would rather be called: where, and when in their own words. Empty for an answer in writing. */
  callPhone: string;
  callAt: string;
  now: Date;
};

/** A relative asks, in writing or for a call. */
export async function askQuestion(db: Db, asked: Question): Promise<{ questionId: string }> {
  const questionId = uuidv7();
  await db
    .insertInto("family_question")
    .values({
      id: questionId,
      relative_id: asked.relativeId,
      event_id: asked.eventId,
      topic: asked.topic,
      question: asked.question,
      call_phone: asked.callPhone,
      call_at: asked.callAt,
      asked_at: asked.now,
    })
    .execute();
  return { questionId };
}

type Answer = { questionId: string; answer: string; memberId: string; secondLook?: string; now: Date };

/** Answers one relative, by letter while their contact is open and on their page. Asked by phone: notes that it was done. */
export async function answerQuestion(
  db: Db,
  jobs: Jobs,
  { questionId, answer, memberId, secondLook, now }: Answer,
): Promise<Result<{ isSent: boolean }, "not_found" | "answered" | "wording">> {
  return db.transaction().execute(async (trx) => {
    const asked = await trx
      .selectFrom("family_question")
      .innerJoin("relative", "relative.id", "family_question.relative_id")
      .select([
        "relative.id as relativeId",
        "email",
        "relative.locale",
        "question",
        "answered_at as answeredAt",
      ])
      .where("family_question.id", "=", questionId)
      .forUpdate("family_question")
      .executeTakeFirst();
    if (!asked) return { ok: false, reason: "not_found" } as const;
    if (asked.answeredAt) return { ok: false, reason: "answered" } as const;
    const passed = { texts: { answer }, place: "family_answer", memberId, secondLook, now } as const;
    const words = await passWording(trx, passed);
    if (!words.ok) return words;
    await trx
      .updateTable("family_question")
      .set({ answer, answered_by: memberId, answered_at: now })
      .where("id", "=", questionId)
      .execute();
    const { rows } = await sql<{ may: boolean }>`
      select may_tell_relative(${asked.relativeId}, 'any', 'mail', ${now}) as may`.execute(trx);
    const isSent = Boolean(rows[0]?.may) && asked.email !== "" && answer !== "";
    if (isSent)
      await writeDelivery(trx, jobs, {
        letter: "family_answer",
        mailClass: "transactional",
        to: { relativeId: asked.relativeId },
        topic: "any",
        address: asked.email,
        locale: isLocale(asked.locale) ? asked.locale : "ja",
        details: { question: asked.question, answer },
        now,
      });
    return { ok: true, isSent } as const;
  });
}

type Published = {
  questionId: string;
  publicQuestion: string;
  publicAnswer: string;
  memberId: string;
  secondLook?: string;
  now: Date;
};

/** Puts a question and its answer, in the company's own words, on the page of everybody invited to that briefing. */
export async function publishAnswer(
  db: Db,
  { questionId, publicQuestion, publicAnswer, memberId, secondLook, now }: Published,
): Promise<Result<object, "not_found" | "wording">> {
  return db.transaction().execute(async (trx) => {
    const texts = { publicQuestion, publicAnswer };
    const words = await passWording(trx, { texts, place: "family_answer", memberId, secondLook, now });
    if (!words.ok) return words;
    const row = await trx
      .updateTable("family_question")
      .set({
        public_question: publicQuestion,
        public_answer: publicAnswer,
        published_at: publicQuestion === "" || publicAnswer === "" ? null : now,
      })
      .where("id", "=", questionId)
      .returning("id")
      .executeTakeFirst();
    return row ? { ok: true } : { ok: false, reason: "not_found" };
  });
}

/** Oldest first: those who wait for us. */
export async function listOpenQuestions(db: Db) {
  return questions(db).where("answered_at", "is", null).orderBy("asked_at").limit(200).execute();
}

export async function listAnsweredQuestions(db: Db) {
  return questions(db)
    .where("answered_at", "is not", null)
    .orderBy("answered_at", "desc")
    .limit(20)
    .execute();
}

export async function findQuestion(db: Db, questionId: string) {
  return questions(db).where("family_question.id", "=", questionId).executeTakeFirst();
}

/** What one relative asked and what they were told, for their own page. */
export async function listOwnQuestions(db: Db, relativeId: string) {
  return db
    .selectFrom("family_question")
    .select([
      "id",
      "question",
      "answer",
      "asked_at as askedAt",
      "call_phone as callPhone",
      "call_at as callAt",
    ])
    .where("relative_id", "=", relativeId)
    .orderBy("asked_at", "desc")
    .limit(20)
    .execute();
}

/** Questions and answers published for the briefings that a relative is invited to; nobody's name is in them. */
export async function listPublishedAnswers(db: Db, relativeId: string) {
  return db
    .selectFrom("family_question")
    .select(["id", "public_question as question", "public_answer as answer"])
    .where("published_at", "is not", null)
    .where("event_id", "in", (is) =>
      is
        .selectFrom("family_invitation")
        .innerJoin("session", "session.id", "family_invitation.session_id")
        .select("session.event_id")
        .where("family_invitation.relative_id", "=", relativeId),
    )
    .orderBy("published_at")
    .limit(50)
    .execute();
}

function questions(db: Db) {
  return db
    .selectFrom("family_question")
    .innerJoin("relative", "relative.id", "family_question.relative_id")
    .innerJoin("candidate", "candidate.id", "relative.candidate_id")
    .leftJoin("event", "event.id", "family_question.event_id")
    .select([
      "family_question.id",
      "family_question.topic",
      "question",
      "call_phone as callPhone",
      "call_at as callAt",
      "asked_at as askedAt",
      "answer",
      "answered_at as answeredAt",
      "public_question as publicQuestion",
      "public_answer as publicAnswer",
      "family_question.published_at as publishedAt",
      "event.id as eventId",
      "event.title as eventTitle",
      "relative.id as relativeId",
      "relative.name",
      "candidate.id as candidateId",
      "candidate.family_name as familyName",
      "candidate.given_name as givenName",
      "candidate.romaji",
    ]);
}
