import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import { findQuestion, type QuestionReader } from "./question-queries.server.ts";

type Answer = {
  questionId: string;
  reader: QuestionReader;
  answer: string;
  /** For all of the class; only where the asker agreed, or gave no name. */
  isPublished: boolean;
  /** The question as it is published: without what would tell who asked. */
  publishedBody: string;
  secondLook?: string;
  now: Date;
};

export type AnswerRefusal =
  | "not_found"
  | "already_answered"
  | "answer_missing"
  | "may_not_publish"
  | "wording";

/** Answers a question: by letter to whoever gave a name, on the page of questions where it may be published. */
export async function answerQuestion(
  db: Db,
  jobs: Jobs,
  { questionId, reader, answer, isPublished, publishedBody, secondLook, now }: Answer,
): Promise<Result<object, AnswerRefusal>> {
  const text = answer.trim();
  return db.transaction().execute(async (trx) => {
    const question = await findQuestion(trx, reader, questionId);
    if (!question) return { ok: false, reason: "not_found" };
    const locked = await trx
      .selectFrom("question")
      .select("answered_at")
      .where("id", "=", questionId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (locked.answered_at) return { ok: false, reason: "already_answered" };
    if (isPublished && !question.mayPublish) return { ok: false, reason: "may_not_publish" };
    // The desk can't write to somebody without a name; it notes that it has read.
    const isReadOnly = question.toWhom === "desk" && question.candidateId === null;
    if (text === "" && !isReadOnly) return { ok: false, reason: "answer_missing" };
    const words = await passWording(trx, {
      texts: { answer: text, ...(isPublished && { body: publishedBody }) },
      place: "question",
      memberId: reader.memberId,
      secondLook,
      now,
    });
    if (!words.ok) return words;
    await trx
      .updateTable("question")
      .set({
        answer: text,
        answered_at: now,
        answered_by: reader.memberId,
        ...(isPublished && { published_at: now, published_body: publishedBody.trim() || question.body }),
      })
      .where("id", "=", questionId)
      .execute();
    if (question.candidateId) await tell(trx, jobs, question.candidateId, question, text, reader, now);
    return { ok: true };
  });
}

async function tell(
  trx: Db,
  jobs: Jobs,
  candidateId: string,
  question: { id: string; toWhom: string; body: string },
  answer: string,
  reader: QuestionReader,
  now: Date,
) {
  const isForDesk = question.toWhom === "desk";
  if (!isForDesk)
    await writeTouchpoint(trx, {
      candidateId,
      kind: "question_answered",
      happenedAt: now,
      fromCandidate: false,
      isContact: true,
      memberId: reader.memberId,
      body: answer,
      details: { questionId: question.id },
    });
  const person = await trx
    .selectFrom("candidate")
    .select(["email", "locale"])
    .where("id", "=", candidateId)
    .executeTakeFirstOrThrow();
  if (person.email === "") return;
  await writeDelivery(trx, jobs, {
    letter: "question_answered",
    mailClass: "transactional",
    to: { candidateId },
    address: person.email,
    locale: isLocale(person.locale) ? person.locale : "ja",
    // Recruiters may read letters: what passed between a person and the desk stands on that person's page alone.
    details: isForDesk ? {} : { question: question.body, answer },
    now,
  });
}
