import type { Db } from "#db/client.server.ts";
import type { Answer, AnswerSource } from "./answer.ts";
import { type HeldSeat, type LockedInvitation, listHeldSeats } from "./seat-locks.server.ts";
import { giveUpSeat, type Moment, noteStep, takeOutOfCalendar, tellPerson } from "./seat-steps.server.ts";

type Leaving = Moment & {
  answer: Answer;
  word?: string;
  outcome: "given_up" | "left_line" | "claim_expired" | "no" | "maybe" | "other_date";
  memberId?: string;
  source: AnswerSource | "line";
};

/**
 * Takes somebody out of sessions whose rows the caller holds; offering what came free is left to the caller, who first
 * settles what the person gets. What stood in their calendar is taken out by a letter.
 */
export async function leaveSessions(
  trx: Db,
  person: LockedInvitation,
  seats: HeldSeat[],
  leaving: Leaving,
): Promise<void> {
  const { answer, word, outcome, memberId, source, now } = leaving;
  for (const { sessionId, state } of seats) {
    await giveUpSeat(trx, sessionId, person.candidateId);
    await noteStep(trx, person.id, sessionId, { answer, outcome, word: word ?? "", memberId, source }, now);
    const wasInCalendar = await takeOutOfCalendar(trx, sessionId, person.candidateId);
    if (wasInCalendar || state === "going") {
      const details = { answer: outcome === "maybe" || outcome === "other_date" ? outcome : "no" };
      await tellPerson(
        trx,
        "event_declined_noted",
        person.id,
        sessionId,
        outcome === "given_up" ? { answer: "session" } : details,
        leaving,
      );
    }
  }
}

/** What somebody holds now. A claim that ran out before we held the rows is passed on first. */
export async function dropLateClaims(trx: Db, person: LockedInvitation, moment: Moment): Promise<HeldSeat[]> {
  const seats = await listHeldSeats(trx, person.id);
  const late = seats.filter((seat) => seat.claimUntil && seat.claimUntil <= moment.now);
  const { now, mailDomain } = moment;
  await leaveSessions(trx, person, late, {
    now,
    mailDomain,
    answer: "yes",
    outcome: "claim_expired",
    source: "line",
  });
  return seats.filter((seat) => !late.includes(seat));
}
