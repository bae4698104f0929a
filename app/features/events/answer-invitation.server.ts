import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Answer, AnswerRefusal, AnswerRefused, AnswerSource, SeatState } from "./answer.ts";
import { type BookingRow, refused } from "./refused-answer.server.ts";

export type GivenAnswer = {
  invitationId: string;
  sessionId: string;
  answer: Answer;
  /** What they added in their own words; empty keeps the word of the same answer. */
  word: string;
  /** How many come along; left out, it stays as it was. */
  companions?: number;
  /** Diet and access, where the event asks for them; left out, they stay as they were. */
  needs?: string;
  /** The member who entered it on their behalf (a phone call), who may also do so after the deadline. */
  memberId?: string;
  source: AnswerSource;
  now: Date;
  /** Right side of the letters' Message-ID. */
  mailDomain: string;
};

export type AnswerOutcome = Exclude<Answer, "yes"> | Exclude<SeatState, "offered">;

/**
 * Notes an answer, gives or frees the seat, offers a freed one to the first in line, and decides the letters: all in
 * one statement (the function answer_invitation), because everybody who answers waits for the session's row.
 * The same answer twice changes nothing and writes no letter (`changed` is false). For events with one session to book.
 */
export async function answerInvitation(
  db: Db,
  given: GivenAnswer,
): Promise<{ ok: true; outcome: AnswerOutcome; changed: boolean } | AnswerRefused> {
  const { invitationId, sessionId, answer, companions = null, needs = null, memberId = null } = given;
  try {
    const { rows } = await sql<{
      refusal: AnswerRefusal | null;
      outcome: AnswerOutcome;
      changed: boolean;
      other: BookingRow | null;
    }>`select refusal, outcome, changed, other from answer_invitation(${invitationId}, ${sessionId}, ${answer},
        ${given.word.trim()}, ${companions}, ${needs === null ? null : needs.trim()}, ${memberId}, ${given.source}, ${given.now}, ${given.mailDomain})`.execute(
      db,
    );
    const decided = rows[0];
    if (!decided) throw new Error("answer_invitation returned no row");
    if (decided.refusal) return refused(decided.refusal, decided.other);
    return { ok: true, outcome: decided.outcome, changed: decided.changed };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EV001") return { ok: false, reason: "cancelled" };
    if (code === "EV002") return { ok: false, reason: "no_room" };
    throw error;
  }
}
