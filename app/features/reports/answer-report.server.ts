import type { Db } from "#db/client.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import { longestReport } from "./report.ts";

type Answer = {
  reportId: string;
  by: { memberId: string; role: string };
  answer: string;
  /** Signed with the member's name; otherwise the desk answers. */
  isSigned: boolean;
  now: Date;
};

export type AnswerRefusal = "not_found" | "already_answered" | "empty" | "too_long";

/** Answers a report. Whoever gave a name is told by letter that there is an answer, not what it says. */
export async function answerReport(
  db: Db,
  jobs: Jobs,
  { reportId, by, answer, isSigned, now }: Answer,
): Promise<Result<object, AnswerRefusal>> {
  const text = answer.trim();
  if (by.role !== "desk") return { ok: false, reason: "not_found" };
  if (text === "") return { ok: false, reason: "empty" };
  if (text.length > longestReport) return { ok: false, reason: "too_long" };
  return db.transaction().execute(async (trx) => {
    const report = await trx
      .selectFrom("report")
      .select(["candidate_id", "member_id", "answered_at"])
      .where("id", "=", reportId)
      .forUpdate()
      .executeTakeFirst();
    if (!report) return { ok: false, reason: "not_found" };
    if (report.answered_at) return { ok: false, reason: "already_answered" };
    await trx
      .updateTable("report")
      .set({ answer: text, answered_at: now, answered_by: by.memberId, is_signed: isSigned })
      .where("id", "=", reportId)
      .execute();
    const { candidate_id: candidateId, member_id: memberId } = report;
    const to = candidateId ? { candidateId } : memberId ? { memberId } : null;
    if (!to) return { ok: true };
    const person = await trx
      .selectFrom(candidateId ? "candidate" : "member")
      .select(["email", "locale"])
      .where("id", "=", candidateId ?? memberId)
      .executeTakeFirstOrThrow();
    if (person.email === "") return { ok: true };
    await writeDelivery(trx, jobs, {
      letter: "report_answered",
      mailClass: "transactional",
      to,
      address: person.email,
      locale: isLocale(person.locale) ? person.locale : "ja",
      now,
    });
    return { ok: true };
  });
}
