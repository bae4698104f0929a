import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { kept } from "#db/kept-statements.server.ts";
import { batchedBy } from "~/lib/batch.ts";
import type { Answer, AnswerRefusal, AnswerRefused, AnswerSource, SeatState } from "./answer.ts";
import { type BookingRow, refused } from "./refused-answer.server.ts";

type Given = {
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

export type GivenAnswer = Given & { invitationId: string };

/** Who answers is whom the token's hash (`hashOf`) belongs to. */
type AnswerByLink = Given & { linkHash: Buffer };

export type AnswerOutcome = Exclude<Answer, "yes"> | Exclude<SeatState, "offered">;

type Answered = { ok: true; outcome: AnswerOutcome; changed: boolean } | AnswerRefused;

/**
 * Notes an answer, gives or frees the seat, offers a freed one to the first in line, and decides the letters: all in
 * one statement (the function answer_invitations), because everybody who answers waits for the session's row. What is
 * answered to one session while it is away is sent along together, in the order of arrival.
 * The same answer twice changes nothing and writes no letter (`changed` is false). For events with one session to book.
 */
export async function answerInvitation(db: Db, given: GivenAnswer): Promise<Answered> {
  return db.isTransaction ? answerAlone(db, given) : lineOf(db)(given);
}

/**
 * The same for whoever has the link of an invitation, which is read in the same statement. "unknown" is also a link that
 * doesn't open (any more), or opens another session, or where more has to be noted than the answer.
 */
export async function answerByLink(db: Db, given: AnswerByLink): Promise<Answered> {
  return lineOf(db)(given);
}

/** One line of waiting answers for each pool and session. */
function lineOf(db: Db) {
  let together = lines.get(db);
  if (!together) {
    together = batchedBy(
      ({ sessionId, mailDomain }) => `${sessionId} ${mailDomain}`,
      (answers) => answerTogether(db, answers),
    );
    lines.set(db, together);
  }
  return together;
}

type AnyAnswer = GivenAnswer | AnswerByLink;
const lines = new WeakMap<Db, (given: AnyAnswer) => Promise<Answered>>();

async function answerTogether(db: Db, answers: AnyAnswer[]): Promise<Answered[]> {
  try {
    return await callFunction(db, answers);
  } catch (error) {
    // Nothing was noted. By itself each gets its own answer, also the one that broke the others'.
    if (answers.length > 1) return Promise.all(answers.map((given) => answerAlone(db, given)));
    return [endOf(error)];
  }
}

async function answerAlone(db: Db, given: AnyAnswer): Promise<Answered> {
  try {
    const [answered] = await callFunction(db, [given]);
    if (!answered) throw new Error("answer_invitations returned no row");
    return answered;
  } catch (error) {
    return endOf(error);
  }
}

/** A session that was cancelled or filled until its row was ours; everything else is a bug. */
function endOf(error: unknown): AnswerRefused {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EV001") return { ok: false, reason: "cancelled" };
  if (code === "EV002") return { ok: false, reason: "no_room" };
  throw error;
}

async function callFunction(db: Db, answers: AnyAnswer[]): Promise<Answered[]> {
  const [first] = answers;
  if (!first) return [];
  const asked = answers.map((given) => {
    const { memberId, needs, word, answer, companions, source, now } = given;
    return {
      ...("linkHash" in given
        ? { link: `\\x${given.linkHash.toString("hex")}` }
        : { invitation: given.invitationId }),
      answer,
      word: word.trim(),
      companions,
      needs: needs?.trim(),
      member: memberId,
      source,
      now,
    };
  });
  const { rows } = await sql<{
    refusal: AnswerRefusal | null;
    outcome: AnswerOutcome;
    changed: boolean;
    other: BookingRow | null;
  }>`${kept} select refusal, outcome, changed, other
    from answer_invitations(${first.sessionId}, ${first.mailDomain}, ${JSON.stringify(asked)})`.execute(db);
  return rows.map(({ refusal, other, outcome, changed }) =>
    refusal ? refused(refusal, other) : { ok: true, outcome, changed },
  );
}
