import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { Answer } from "./answer.ts";

/** The answer as the person says it: 参加します. */
export function answerLabel(answer: Answer, locale: Locale): string {
  const words = {
    yes: m.answer_yes,
    no: m.answer_no,
    maybe: m.answer_maybe,
    other_date: m.answer_other_date,
  };
  return words[answer]({}, { locale });
}
