import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";

/** To whom a question goes: 先輩社員へ, 採用担当へ, 相談窓口へ. */
export function addresseeWord(toWhom: string, locale: Locale): string {
  if (toWhom === "senior") return m.question_to_senior({}, { locale });
  if (toWhom === "desk") return m.question_to_desk({}, { locale });
  return m.question_to_recruiting({}, { locale });
}
