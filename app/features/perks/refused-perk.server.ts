import type { SecondLookWords } from "~/features/wording/wording-help.server.ts";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { unfairErrors } from "./fair-help.server.ts";
import type { PerkPlan } from "./perk.ts";
import { perkWords } from "./perk-texts.server.ts";
import type { SaveRefusal } from "./save-perk.server.ts";

type Refused = { errors: Record<string, string[]>; secondLook?: SecondLookWords };

/** Why a perk wasn't kept, at the fields to change. */
export function refusedPerk(refusal: SaveRefusal, plan: PerkPlan, locale: Locale): Refused {
  switch (refusal.reason) {
    case "unfair":
      return { errors: unfairErrors(refusal.found, locale) };
    case "wording": {
      const { errors, secondLook } = wordingHelp(perkWords(plan), locale);
      return { errors, ...(secondLook && { secondLook }) };
    }
    case "fixed":
      return { errors: { "": [m.perk_error_fixed({}, { locale })] } };
    default:
      return { errors: { "": [m.perk_error_closed({}, { locale })] } };
  }
}
