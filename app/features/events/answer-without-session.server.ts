import type { Db } from "#db/client.server.ts";
import type { Answer, AnswerRefused, AnswerSource } from "./answer.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { leaveSessions } from "./leave-sessions.server.ts";
import { noteAnswerOf, refusedAnswer } from "./note-answer.server.ts";
import { refused } from "./refused-answer.server.ts";
import { listHeldSeats, lockInvitation, lockSessions } from "./seat-locks.server.ts";
import { noteStep, offerFreeSeats } from "./seat-steps.server.ts";

export type AnswerWithoutSession = {
  invitationId: string;
  answer: Exclude<Answer, "yes">;
  word: string;
  needs?: string;
  memberId?: string;
  source: AnswerSource;
  now: Date;
  mailDomain: string;
};

/**
 * No, not yet, or another date, to an event of several sessions: every seat and line that lies ahead is given back, wishes
 * are forgotten. "Maybe" holds no seat. A no is taken after the deadline too.
 */
export async function answerWithoutSession(
  db: Db,
  given: AnswerWithoutSession,
): Promise<{ ok: true; changed: boolean } | AnswerRefused> {
  const { answer, now } = given;
  return inTransaction<{ ok: true; changed: boolean } | AnswerRefused>(db, async (trx) => {
    const person = await lockInvitation(trx, given.invitationId);
    const no = refusedAnswer(person, given);
    if (!person || (no && !(no === "closed" && answer === "no"))) return refused(no ?? "unknown");
    const before = await listHeldSeats(trx, person.id);
    const sessions = await lockSessions(
      trx,
      before.map((seat) => seat.sessionId),
    );
    const ahead = sessions.filter((session) => session.startsAt > now).map((session) => session.id);
    const held = (await listHeldSeats(trx, person.id)).filter((seat) => ahead.includes(seat.sessionId));
    const changed = answer !== person.answer || held.length > 0;
    await leaveSessions(trx, person, held, { ...given, outcome: answer });
    for (const id of ahead) await offerFreeSeats(trx, id, given);
    if (changed) await trx.deleteFrom("session_wish").where("invitation_id", "=", person.id).execute();
    await noteAnswerOf(trx, person, { ...given, isNews: changed });
    const { word, memberId, source } = given;
    if (changed && held.length === 0)
      await noteStep(trx, person.id, null, { answer, word, outcome: answer, memberId, source }, now);
    return { ok: true, changed };
  });
}
