import type { Db } from "#db/client.server.ts";
import type { AnswerRefused, AnswerSource } from "./answer.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { leaveSessions } from "./leave-sessions.server.ts";
import { noteAnswerOf, refusedAnswer } from "./note-answer.server.ts";
import { refused } from "./refused-answer.server.ts";
import { listHeldSeats, lockInvitation, lockSessions } from "./seat-locks.server.ts";
import { offerFreeSeats } from "./seat-steps.server.ts";

export type GivenUpSeat = {
  invitationId: string;
  sessionId: string;
  word?: string;
  memberId?: string;
  source: AnswerSource;
  now: Date;
  mailDomain: string;
};

/**
 * Gives back one seat, an offered one, or a place in line, also after the deadline; the next in line is asked at once.
 * Who has no other seat in this event has said no. Without a seat there nothing changes.
 */
export async function giveUpSeat(
  db: Db,
  given: GivenUpSeat,
): Promise<{ ok: true; changed: boolean } | AnswerRefused> {
  const { sessionId, now } = given;
  return inTransaction<{ ok: true; changed: boolean } | AnswerRefused>(db, async (trx) => {
    const person = await lockInvitation(trx, given.invitationId);
    const word = given.word ?? "";
    const no = refusedAnswer(person, { ...given, word });
    if (!person || (no && no !== "closed")) return refused(no ?? "unknown");
    const [session] = await lockSessions(trx, [sessionId]);
    if (session?.eventId !== person.eventId) return refused("unknown");
    if (session.startsAt <= now) return refused("past");
    const held = await listHeldSeats(trx, person.id);
    const seat = held.find((each) => each.sessionId === sessionId);
    if (!seat) return { ok: true, changed: false };
    const answer = held.length === 1 ? "no" : "yes";
    const outcome = answer === "no" ? "no" : "given_up";
    await leaveSessions(trx, person, [seat], { ...given, answer, outcome });
    await offerFreeSeats(trx, sessionId, given);
    await noteAnswerOf(trx, person, { ...given, word, answer, isNews: true });
    return { ok: true, changed: true };
  });
}
