import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import type { Answer, AnswerRefusal, AnswerSource } from "./answer.ts";
import type { LockedInvitation } from "./seat-locks.server.ts";
import { keepNeeds } from "./seat-steps.server.ts";

type Given = {
  word: string;
  companions?: number;
  needs?: string;
  memberId?: string;
  source: AnswerSource;
  now: Date;
};

/** Why no answer is taken at all, whatever it says. After the deadline only a member may still enter one. */
export function refusedAnswer(person: LockedInvitation | undefined, given: Given): AnswerRefusal | undefined {
  if (!person || person.eventState === "draft") return "unknown";
  if (person.eventState === "cancelled") return "cancelled";
  if ((given.companions ?? 0) > person.companionsMax) return "too_many";
  if (!given.memberId && person.answerBy && person.answerBy < given.now) return "closed";
  return undefined;
}

/** The answer on the invitation and on the timeline. The same again only keeps what was added: a word, what they need. */
export async function noteAnswerOf(
  trx: Db,
  person: LockedInvitation,
  given: Given & { answer: Answer; isNews: boolean },
): Promise<void> {
  const { answer, memberId = null, now } = given;
  const word = given.word.trim();
  const isSame = answer === person.answer;
  const said = word === "" && isSame ? person.word : word;
  if (given.isNews || !isSame) {
    await trx
      .updateTable("invitation")
      .set({ answer, answered_at: now, answered_by: memberId, answer_word: said })
      .where("id", "=", person.id)
      .execute();
    await writeTouchpoint(trx, {
      candidateId: person.candidateId,
      kind: "answered",
      happenedAt: now,
      fromCandidate: true,
      isContact: memberId !== null,
      memberId,
      body: word,
      details: { eventId: person.eventId, answer, source: given.source },
    });
  } else if (said !== person.word)
    await trx.updateTable("invitation").set({ answer_word: said }).where("id", "=", person.id).execute();
  const needs = answer === "yes" || answer === "maybe" ? given.needs : "";
  if (person.asksNeeds && needs !== undefined) await keepNeeds(trx, person.id, needs);
}
