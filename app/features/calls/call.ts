// A call: one person of ours phones one candidate. The list says whom and why; the result takes one key.
import { addDays } from "~/lib/dates.ts";

export const callResults = ["reached", "voicemail", "call_back"] as const;
export type CallResult = (typeof callResults)[number];

/** Days ahead in which a reply date is a reason to call. */
export const replyHorizonDays = 7;
/** Days without contact that are a reason to call. */
export const silenceDays = 30;

/**
 * The day from which the person may stand on the list again: reached → a week later (or after the reply date, if that is
 * sooner), voicemail → tomorrow, call back → the day agreed on. Days of the company's zone.
 */
export function restsUntil(
  result: CallResult,
  today: string,
  options: { callBackOn?: string; replyOn?: string | null },
): string {
  if (result === "call_back") return options.callBackOn ?? addDays(today, 1);
  if (result === "voicemail") return addDays(today, 1);
  const week = addDays(today, 7);
  if (options.replyOn && options.replyOn >= today && options.replyOn < week)
    return addDays(options.replyOn, 1);
  return week;
}
