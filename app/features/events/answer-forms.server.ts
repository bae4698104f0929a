import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { type Answer, isAnswer } from "./answer.ts";
import type { InvitationPage } from "./answer-queries.server.ts";
import { type Errors, type Fields, lengthErrors, typedChoice } from "./choose-forms.server.ts";

type Given = { answer: Answer; companions?: number; needs?: string; word: string };

/** Reads the answer to an event with one session; errors are sentences by field. */
export function readAnswer(
  form: Fields,
  page: Pick<InvitationPage, "companionsMax" | "asksNeeds">,
  locale: Locale,
): { ok: true; answer: Given } | { ok: false; errors: Errors } {
  const answer = String(form.get("answer") ?? "");
  const { companions, needs, word } = typedChoice(form);
  const errors = lengthErrors({ companions, needs, word }, page.companionsMax, locale);
  if (!isAnswer(answer))
    return { ok: false, errors: { answer: [m.answer_choose_one({}, { locale })], ...errors } };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    answer: {
      answer,
      word,
      // The buttons with one answer send no fields: then what was said before stays.
      ...(form.has("companions") && { companions }),
      ...(form.has("needs") && page.asksNeeds && { needs }),
    },
  };
}

/** What was typed on either kind of page. */
export function typedAnswers(form: Fields) {
  const choice = typedChoice(form);
  const { companions, needs, word } = choice;
  const isOneButton = form.has("claim") || form.has("give_up");
  return { choice, isOneButton, answer: String(form.get("answer") ?? ""), companions, needs, word };
}
