import { randomBytes, randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { startOfDay, todayIn } from "~/lib/dates.ts";
import { isLocale, type Locale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import { longestReport, type Reporter } from "./report.ts";
import { hashOfKey } from "./report-key.server.ts";
import { listMeetings } from "./report-queries.server.ts";

type File = {
  reporter: Reporter;
  /** The meeting it is about; null for none. */
  sessionId: string | null;
  isNameless: boolean;
  body: string;
  locale: Locale;
  zone: string;
  now: Date;
};

export type FileRefusal = "empty" | "too_long" | "unknown_meeting";

/**
 * Keeps a report and tells the desk that one came, without a word of it. Without a name nothing leads back: no person,
 * the day alone, an id that holds no time; the answer lies behind `replyKey`, which is shown once and kept hashed.
 */
export async function fileReport(
  db: Db,
  jobs: Jobs,
  report: File,
): Promise<Result<{ replyKey: string | null }, FileRefusal>> {
  const body = report.body.trim();
  if (body === "") return { ok: false, reason: "empty" };
  if (body.length > longestReport) return { ok: false, reason: "too_long" };
  const { reporter, sessionId, isNameless, locale, zone, now } = report;
  return db.transaction().execute(async (trx) => {
    if (sessionId && !(await listMeetings(trx, reporter, now)).some(({ id }) => id === sessionId))
      return { ok: false, reason: "unknown_meeting" };
    const replyKey = isNameless ? randomBytes(24).toString("base64url") : null;
    await trx
      .insertInto("report")
      .values({
        id: isNameless ? randomUUID() : uuidv7(),
        candidate_id: !isNameless && "candidateId" in reporter ? reporter.candidateId : null,
        member_id: !isNameless && "memberId" in reporter ? reporter.memberId : null,
        reply_hash: replyKey ? hashOfKey(replyKey) : null,
        session_id: sessionId,
        locale,
        body,
        filed_at: isNameless ? startOfDay(todayIn(zone, now), zone) : now,
      })
      .execute();
    await tellDesk(trx, jobs, now);
    return { ok: true, replyKey };
  });
}

async function tellDesk(trx: Db, jobs: Jobs, now: Date) {
  const desk = await trx
    .selectFrom("member")
    .select(["id", "email", "locale"])
    .where("role", "=", "desk")
    .where("ended_at", "is", null)
    .execute();
  await writeDeliveries(
    trx,
    jobs,
    desk.map(({ id, email, locale }) => ({
      letter: "report_came",
      mailClass: "transactional",
      to: { memberId: id },
      address: email,
      locale: isLocale(locale) ? locale : "ja",
      now,
    })),
  );
}
