import { moveErrors } from "~/features/events/session-forms.server.ts";
import { unfairErrors } from "~/features/perks/fair-help.server.ts";
import { textsByField } from "~/features/wording/check-wording.server.ts";
import { type SecondLookWords, wordingHelp } from "~/features/wording/wording-help.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { DayRefusal } from "./change-days.server.ts";
import type { SaveRefusal } from "./save-trip.server.ts";
import type { DayPlan, TripPlan } from "./trip.ts";
import { tripWords } from "./trip-texts.server.ts";

type Refused = { errors: Record<string, string[]>; secondLook?: SecondLookWords };

/** Why a trip wasn't kept, at the fields to change. */
export function refusedTrip(refusal: SaveRefusal, plan: TripPlan, locale: Locale): Refused {
  switch (refusal.reason) {
    case "unfair":
      return { errors: unfairErrors(refusal.found, locale) };
    case "wording": {
      const { errors, secondLook } = wordingHelp(tripWords(plan), locale);
      return { errors, ...(secondLook && { secondLook }) };
    }
    case "reviewers":
      return { errors: { points: [m.trip_error_reviewers({}, { locale })] } };
    case "published":
      return { errors: { "": [m.trip_error_published({}, { locale })] } };
    case "host_busy":
      return { errors: { "": [m.trip_error_leader_busy({}, { locale })] } };
    default:
      return { errors: { "": [m.trip_error_gone({}, { locale })] } };
  }
}

/** Why a day wasn't kept. */
export function refusedDay(refusal: DayRefusal, day: DayPlan & { reason: string }, locale: Locale): Refused {
  switch (refusal.reason) {
    case "move":
      return { errors: moveErrors(refusal.refusal, day.zone, locale) };
    case "wording": {
      const texts = {
        ...textsByField("label", day.label),
        ...textsByField("place", day.place),
        ...textsByField("programme", day.programme),
        reason: day.reason,
      };
      const { errors, secondLook } = wordingHelp(texts, locale);
      return { errors, ...(secondLook && { secondLook }) };
    }
    case "past":
      return { errors: { day: [m.event_error_past({}, { locale })] } };
    case "host_busy":
      return { errors: { day: [m.trip_error_leader_busy({}, { locale })] } };
    default:
      return { errors: { "": [m.trip_error_gone({}, { locale })] } };
  }
}
