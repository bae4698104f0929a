import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { Mark } from "./answer.ts";

/** The sign beside the word; never alone. */
export const markSigns: Record<Mark, string> = { yes: "○", maybe: "△", no: "×" };

/** 行けます, as the person says it. */
export function markWord(mark: Mark, locale: Locale): string {
  const words = { yes: m.choose_mark_yes, maybe: m.choose_mark_maybe, no: m.choose_mark_no };
  return words[mark]({}, { locale });
}
