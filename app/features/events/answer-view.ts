// Which of its faces the answer page shows, decided from the facts and the clock alone.
import { type Answer, isAnswer, type SeatState } from "./answer.ts";
import { answersUntil, type EventState } from "./event.ts";

export type AnswerFace =
  /** The question, with what is chosen already: by the mail's link, or by an earlier answer. */
  | { face: "ask"; chosen: Answer | undefined; isFromMail: boolean }
  | { face: "noted"; canChange: boolean }
  | { face: "offered" }
  | { face: "closed" }
  | { face: "past" }
  | { face: "cancelled" };

type Facts = {
  state: EventState;
  startsAt: Date;
  answerBy: Date | null;
  answer: Answer | null;
  seat: SeatState | null;
};

/**
 * `asked` is the answer in the mail's link: it is chosen beforehand, nothing more. `isChanging` comes from 回答を変える.
 * A link with the answer already given shows what we noted.
 */
export function faceOf(
  facts: Facts,
  now: Date,
  query: { asked?: string | null; isChanging?: boolean } = {},
): AnswerFace {
  if (facts.state === "cancelled") return { face: "cancelled" };
  if (now >= facts.startsAt) return { face: "past" };
  if (facts.seat === "offered") return { face: "offered" };
  const canChange = now <= answersUntil(facts) && now < facts.startsAt;
  if (!canChange) return facts.answer === null ? { face: "closed" } : { face: "noted", canChange };
  const asked = isAnswer(query.asked) ? query.asked : undefined;
  const isNews = asked !== undefined && asked !== facts.answer;
  if (facts.answer !== null && !query.isChanging && !isNews) return { face: "noted", canChange };
  return { face: "ask", chosen: isNews ? asked : (facts.answer ?? undefined), isFromMail: isNews };
}
