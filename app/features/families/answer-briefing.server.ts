import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import type { FamilyAnswer } from "./family.ts";

export type BriefingRefusal = "unknown" | "closed" | "cancelled" | "past" | "late" | "full";
export type BriefingOutcome = "going" | "waiting" | "online" | "no" | "maybe";

type Given = {
  invitationId: string;
  answer: FamilyAnswer;
  people: number;
  accessNeeds: string;
  now: Date;
  mailDomain: string;
};

/**
 * A relative answers for themselves and whoever comes along. One statement under the session's lock: places are counted
 * per person, never more than there are, and the line is served in order. The letter is written with it.
 */
export async function answerBriefing(
  db: Db,
  { invitationId, answer, people, accessNeeds, now, mailDomain }: Given,
): Promise<Result<{ outcome: BriefingOutcome }, BriefingRefusal>> {
  const { rows } = await sql<{ refusal: BriefingRefusal | null; outcome: BriefingOutcome }>`
    select refusal, outcome from answer_family_invitation(${invitationId}, ${answer}, ${people}, ${accessNeeds}, ${now},
      ${mailDomain})`.execute(db);
  const [row] = rows;
  if (!row) throw new Error("the database gave no answer");
  return row.refusal ? { ok: false, reason: row.refusal } : { ok: true, outcome: row.outcome };
}
