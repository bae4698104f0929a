import { randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { startOfDay, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import { type Addressee, canBeNameless, longestQuestion } from "./question.ts";
import { countGroup, listSeniors } from "./question-queries.server.ts";

type Ask = {
  candidateId: string;
  cohortYear: number;
  toWhom: Addressee;
  /** One senior of theirs; null for whoever fits. */
  hostId: string | null;
  isNameless: boolean;
  mayPublish: boolean;
  body: string;
  locale: Locale;
  zone: string;
  now: Date;
};

export type AskRefusal = "empty" | "too_long" | "group_too_small" | "unknown_senior";

/**
 * Keeps a question. Without a name nothing leads back to the asker: no person, no moment (the day alone), an id that
 * holds no time; its answer is published, as there is nobody to write to. The desk's questions touch no timeline.
 */
export async function askQuestion(db: Db, ask: Ask): Promise<Result<{ questionId: string }, AskRefusal>> {
  const body = ask.body.trim();
  if (body === "") return { ok: false, reason: "empty" };
  if (body.length > longestQuestion) return { ok: false, reason: "too_long" };
  return db.transaction().execute(async (trx) => {
    if (ask.isNameless && !canBeNameless(await countGroup(trx, ask.cohortYear)))
      return { ok: false, reason: "group_too_small" };
    const hostId = ask.toWhom === "senior" ? ask.hostId : null;
    if (hostId && !(await listSeniors(trx, ask.candidateId)).some(({ id }) => id === hostId))
      return { ok: false, reason: "unknown_senior" };
    const questionId = ask.isNameless ? randomUUID() : uuidv7();
    const isForDesk = ask.toWhom === "desk";
    await trx
      .insertInto("question")
      .values({
        id: questionId,
        to_whom: ask.toWhom,
        host_id: hostId,
        candidate_id: ask.isNameless ? null : ask.candidateId,
        cohort_year: ask.cohortYear,
        locale: ask.locale,
        body,
        may_publish: !isForDesk && (ask.isNameless || ask.mayPublish),
        asked_at: ask.isNameless ? startOfDay(todayIn(ask.zone, ask.now), ask.zone) : ask.now,
      })
      .execute();
    if (!ask.isNameless && !isForDesk)
      await writeTouchpoint(trx, {
        candidateId: ask.candidateId,
        kind: "question_asked",
        happenedAt: ask.now,
        fromCandidate: true,
        isContact: true,
        body,
        details: { questionId },
      });
    return { ok: true, questionId };
  });
}
