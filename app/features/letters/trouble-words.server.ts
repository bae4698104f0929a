import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { Trouble } from "./letter-trouble.server.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const words: Record<Trouble, [name: Word, help: Word]> = {
  gave_up: [m.letter_trouble_gave_up, m.letter_trouble_gave_up_help],
  soft: [m.letter_trouble_soft, m.letter_trouble_soft_help],
  policy: [m.letter_trouble_policy, m.letter_trouble_policy_help],
  kept: [m.letter_trouble_kept, m.letter_trouble_kept_help],
  unwritable: [m.letter_trouble_unwritable, m.letter_trouble_unwritable_help],
  filtered: [m.letter_trouble_filtered, m.letter_trouble_filtered_help],
  hard: [m.letter_trouble_hard, m.letter_trouble_hard_help],
  uncertain: [m.letter_trouble_uncertain, m.letter_trouble_uncertain_help],
};

/** What stands in the way of these letters, and what to know before sending them again. */
export function troubleWords(trouble: Trouble, locale: Locale): { name: string; help: string } {
  const [name, help] = words[trouble];
  return { name: name({}, { locale }), help: help({}, { locale }) };
}
