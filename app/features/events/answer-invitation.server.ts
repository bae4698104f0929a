import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import type { Answer, AnswerRefusal, AnswerSource, SeatState } from "./answer.ts";

export type GivenAnswer = {
  invitationId: string;
  sessionId: string;
  answer: Answer;
  /** What they added in their own words; empty keeps the word of the same answer. */
  word: string;
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
 * The same answer twice changes nothing and writes no letter (`changed` is false).
 */
export async function answerInvitation(
  db: Db,
  given: GivenAnswer,
): Promise<Result<{ outcome: AnswerOutcome; changed: boolean }, AnswerRefusal>> {
  try {
    const { rows } = await sql<{ refusal: AnswerRefusal | null; outcome: AnswerOutcome; changed: boolean }>`
      select refusal, outcome, changed from answer_invitation(${given.invitationId}, ${given.sessionId}, ${given.answer},
        ${given.word.trim()}, ${given.memberId ?? null}, ${given.source}, ${given.now}, ${given.mailDomain})`.execute(
      db,
    );
    const decided = rows[0];
    if (!decided) throw new Error("answer_invitation returned no row");
    if (decided.refusal) return { ok: false, reason: decided.refusal };
    return { ok: true, outcome: decided.outcome, changed: decided.changed };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EV001")
      return { ok: false, reason: "cancelled" };
    throw error;
  }
}
