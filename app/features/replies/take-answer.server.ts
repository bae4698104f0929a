import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Answer, AnswerRefusal, AnswerSource } from "~/features/events/answer.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { answerWithoutSession } from "~/features/events/answer-without-session.server.ts";
import { giveUpSeat } from "~/features/events/give-up-seat.server.ts";
import { answerBriefing, type BriefingRefusal } from "~/features/families/answer-briefing.server.ts";
import { acceptHosting } from "~/features/hosts/accept-hosting.server.ts";
import { declineHosting } from "~/features/hosts/decline-hosting.server.ts";
import type { HostRefusal } from "~/features/hosts/host.ts";
import { doubtDay, dropDoubt } from "~/features/trips/doubt-day.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import type { Entry } from "./find-entry.server.ts";
import type { ReviewReason } from "./inbound-mail.ts";

type Taking = {
  entry: Entry;
  answer: Answer;
  word: string;
  source: AnswerSource;
  memberId?: string;
  now: Date;
};

/**
 * Hands an answer to the use case that the link's page would call: seats, lines, history and letters follow there. A
 * refusal leaves nothing behind and says why a person must look. Call it in a transaction.
 */
export async function takeAnswer(
  trx: Db,
  jobs: Jobs,
  taking: Taking,
): Promise<Result<{ changed: boolean }, ReviewReason>> {
  await sql`savepoint taking`.execute(trx);
  const taken = await take(trx, jobs, taking);
  await (taken.ok ? sql`release savepoint taking` : sql`rollback to savepoint taking`).execute(trx);
  return taken;
}

async function take(
  trx: Db,
  jobs: Jobs,
  taking: Taking,
): Promise<Result<{ changed: boolean }, ReviewReason>> {
  const { entry, answer, now } = taking;
  const { sessionId } = entry;
  const { mailDomain } = jobs;
  const word = taking.word.slice(0, 1000);
  if (entry.of === "host") {
    if (answer !== "yes" && answer !== "no") return { ok: false, reason: "unclear" };
    const said = { sessionId, memberId: entry.memberId, now };
    const hosting = await (answer === "yes"
      ? acceptHosting(trx, jobs, said)
      : declineHosting(trx, jobs, { ...said, word }));
    return hosting.ok ? hosting : { ok: false, reason: hostReason(hosting.reason) };
  }
  if (entry.of === "relative") return takeFamily(trx, entry, answer, { now, mailDomain });
  const { invitationId } = entry;
  const { source, memberId } = taking;
  const given = { invitationId, word, source, now, mailDomain, ...(memberId && { memberId }) };
  if (!entry.isSeveral) {
    const result = await answerInvitation(trx, { ...given, sessionId, answer });
    return result.ok ? result : { ok: false, reason: reasonOf(result.reason) };
  }
  if (await isDayOfTrip(trx, sessionId)) return takeDay(trx, jobs, entry, answer, now);
  // Of several sessions only those one goes to stand in one's calendar: yes says what is so, no gives this one back.
  if (answer === "yes" && entry.seat === "going") return { ok: true, changed: false };
  if (answer === "yes" || (answer === "maybe" && source === "calendar"))
    return { ok: false, reason: "several" };
  const result = await (answer === "no" && entry.seat
    ? giveUpSeat(trx, { ...given, sessionId })
    : answerWithoutSession(trx, { ...given, answer }));
  return result.ok ? result : { ok: false, reason: reasonOf(result.reason) };
}

async function takeFamily(
  trx: Db,
  entry: Extract<Entry, { of: "relative" }>,
  answer: Answer,
  moment: { now: Date; mailDomain: string },
): Promise<Result<{ changed: boolean }, ReviewReason>> {
  if (answer === "other_date") return { ok: false, reason: "counter" };
  const isComing = entry.answer === "on_site" || entry.answer === "online";
  if (answer === "yes" && isComing) return { ok: true, changed: false };
  const said = answer === "yes" ? (entry.isOnline ? "online" : "on_site") : answer;
  const result = await answerBriefing(trx, {
    invitationId: entry.invitationId,
    answer: said,
    people: said === "on_site" ? Math.max(1, entry.people) : 0,
    accessNeeds: entry.needs,
    ...moment,
  });
  if (result.ok) return { ok: true, changed: entry.answer !== said };
  return { ok: false, reason: familyReason(result.reason) };
}

/** Whoever says no to one day of a trip is asked what is meant: its seat isn't given back by a calendar. */
async function takeDay(
  trx: Db,
  jobs: Jobs,
  { sessionId, candidateId, seat }: Extract<Entry, { of: "candidate" }>,
  answer: Answer,
  now: Date,
): Promise<Result<{ changed: boolean }, ReviewReason>> {
  const day = { sessionId, candidateId, now };
  if (seat !== "going") return { ok: false, reason: "several" };
  if (answer === "yes") {
    await dropDoubt(trx, day);
    return { ok: true, changed: false };
  }
  const doubt = answer === "no" ? await doubtDay(trx, jobs, day) : undefined;
  return doubt ? { ok: true, changed: doubt.isNew } : { ok: false, reason: "several" };
}

async function isDayOfTrip(trx: Db, sessionId: string): Promise<boolean> {
  const day = await trx
    .selectFrom("trip_day")
    .select("zone")
    .where("session_id", "=", sessionId)
    .executeTakeFirst();
  return day !== undefined;
}

function reasonOf(refusal: AnswerRefusal): ReviewReason {
  switch (refusal) {
    case "closed":
      return "late";
    case "past":
    case "cancelled":
    case "double_booked":
    case "several":
      return refusal;
    case "no_room":
    case "claim_expired":
    case "too_many":
      return "full";
    default:
      return "unclear";
  }
}

function hostReason(refusal: HostRefusal): ReviewReason {
  if (refusal === "double_booked") return "double_booked";
  return refusal === "cancelled" || refusal === "past" ? refusal : "unclear";
}

function familyReason(refusal: BriefingRefusal): ReviewReason {
  if (refusal === "closed") return "closed_door";
  return refusal === "unknown" ? "unclear" : refusal;
}
