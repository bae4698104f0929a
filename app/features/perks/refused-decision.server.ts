import type { SecondLookWords } from "~/features/wording/wording-help.server.ts";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import type { DecideRefusal } from "./decide-applications.server.ts";
import { unfairSentences } from "./fair-help.server.ts";

type Refused = {
  errors: Record<string, string[]>;
  secondLook?: SecondLookWords;
  /** Something else has happened meanwhile: nothing was typed wrongly. */
  isStale: boolean;
};

/** Why applications weren't decided, at the field to change. */
export function refusedDecision(refusal: DecideRefusal, reason: string, locale: Locale): Refused {
  const at = (field: string, ...sentences: string[]) => ({
    errors: { [field]: sentences },
    isStale: field === "",
  });
  switch (refusal.reason) {
    case "wording": {
      const { errors, secondLook } = wordingHelp({ reason }, locale);
      return { errors, ...(secondLook && { secondLook }), isStale: false };
    }
    case "unfair":
      return at("reason", ...unfairSentences(refusal.found, locale));
    case "no_reason":
      return at("reason", m.perk_error_reason({}, { locale }));
    case "full":
      return at("", m.perk_error_full({ left: formatNumber(refusal.left, locale) }, { locale }));
    case "offer_ended":
      return at("", m.perk_error_offer_ended({}, { locale }));
    default:
      return at("", m.perk_error_changed({}, { locale }));
  }
}
