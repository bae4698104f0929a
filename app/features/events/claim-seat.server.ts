import type { Db } from "#db/client.server.ts";
import type { AnswerRefused, AnswerSource } from "./answer.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { leaveSessions } from "./leave-sessions.server.ts";
import { noteAnswerOf, refusedAnswer } from "./note-answer.server.ts";
import { refused } from "./refused-answer.server.ts";
import { listHeldSeats, lockInvitation, lockSessions } from "./seat-locks.server.ts";
import {
  addToCalendar,
  changeParty,
  confirmSeat,
  findHeldAtSameTime,
  noteStep,
  offerFreeSeats,
  tellPerson,
} from "./seat-steps.server.ts";

export type Claim = {
  invitationId: string;
  sessionId: string;
  /** Fewer than asked for give the rest to the line. */
  companions?: number;
  memberId?: string;
  source: AnswerSource;
  now: Date;
  mailDomain: string;
};

/**
 * Takes the seat that is kept for somebody, also after the deadline. With it they may have all the sessions the event
 * gives each: then they leave the other lines. A seat they have already stays as it is.
 */
export async function claimSeat(
  db: Db,
  claim: Claim,
): Promise<{ ok: true; changed: boolean } | AnswerRefused> {
  const { sessionId, now } = claim;
  return inTransaction<{ ok: true; changed: boolean } | AnswerRefused>(db, async (trx) => {
    const person = await lockInvitation(trx, claim.invitationId);
    const no = refusedAnswer(person, { ...claim, word: "" });
    if (!person || (no && no !== "closed")) return refused(no ?? "unknown");
    const before = await listHeldSeats(trx, person.id);
    const ids = [sessionId, ...before.map((seat) => seat.sessionId)];
    const sessions = await lockSessions(trx, [...new Set(ids)]);
    const session = sessions.find((each) => each.id === sessionId);
    if (session?.eventId !== person.eventId) return refused("unknown");
    if (session.state === "cancelled") return refused("cancelled");
    if (session.startsAt <= now) return refused("past");
    const held = await listHeldSeats(trx, person.id);
    const seat = held.find((each) => each.sessionId === sessionId);
    if (seat?.state === "going") return { ok: true, changed: false };
    if (seat?.state !== "offered" || (seat.claimUntil && seat.claimUntil <= now))
      return refused("claim_expired");
    const other = await findHeldAtSameTime(trx, person.candidateId, session);
    if (other) return refused("double_booked", other);
    const companions = claim.companions ?? seat.companions;
    if (!(await changeParty(trx, sessionId, person.candidateId, companions))) return refused("no_room");
    await confirmSeat(trx, sessionId, person.candidateId);

    const going = held.filter((each) => each.state === "going").length + 1;
    const isOver = (id: string) => sessions.some((each) => each.id === id && each.startsAt <= now);
    const lines =
      going < person.sessionsEach
        ? []
        : held.filter((each) => each.state !== "going" && each !== seat && !isOver(each.sessionId));
    await leaveSessions(trx, person, lines, { ...claim, answer: "yes", outcome: "left_line" });
    for (const { id } of sessions) await offerFreeSeats(trx, id, claim);
    await noteAnswerOf(trx, person, { ...claim, word: "", answer: "yes", isNews: true });
    const { memberId, source } = claim;
    await noteStep(trx, person.id, sessionId, { answer: "yes", outcome: "going", memberId, source }, now);
    await addToCalendar(trx, sessionId, person.candidateId, claim.mailDomain);
    const left = sessions
      .filter((each) => lines.some((line) => line.sessionId === each.id))
      .map((each) => [each.startsAt.toISOString(), each.endsAt.toISOString()]);
    await tellPerson(trx, "event_confirmed", person.id, sessionId, left.length > 0 ? { left } : {}, claim);
    return { ok: true, changed: true };
  });
}
