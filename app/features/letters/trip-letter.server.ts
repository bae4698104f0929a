import type { OwnLetterFacts } from "#emails/candidates/own-letter.ts";
import type { LetterContent } from "#emails/layout/letter-content.ts";
import { tripAlternative } from "#emails/trips/trip-alternative.ts";
import {
  tripCalled,
  tripChosen,
  tripDayAsked,
  tripNotChosen,
  tripOff,
  tripReady,
  tripWaiting,
} from "#emails/trips/trip-letters.ts";
import { tripTold } from "#emails/trips/trip-told.ts";
import { instantDetail, textDetail, textsDetail } from "./letter-details.ts";
import type { LetterFacts } from "./letter-facts.server.ts";
import { textIn } from "./texts.ts";

/** What a letter about a trip says, by what stood when it was decided. */
export function tripLetter({ letter, details, zone }: LetterFacts, page: OwnLetterFacts): LetterContent {
  const { locale } = page;
  const facts = { ...page, title: textIn(textsDetail(details, "title"), locale) };
  const instead = {
    alternative: textIn(textsDetail(details, "alternative"), locale),
    alternativeWhen: textIn(textsDetail(details, "alternativeWhen"), locale),
    alternativeCosts: textIn(textsDetail(details, "alternativeCosts"), locale),
    alternativeState: textDetail(details, "alternativeState"),
    alternativeUntil: instantDetail(details, "alternativeUntil"),
    zone,
  };
  switch (letter) {
    case "trip_told":
      return tripTold({
        ...facts,
        word: textIn(textsDetail(details, "word"), locale),
        when: textIn(textsDetail(details, "when"), locale),
        applyBy: textDetail(details, "applyBy"),
        selection: textDetail(details, "selection") === "criteria" ? "criteria" : "draw",
        seats: Number(details.seats) || 0,
        costs: textIn(textsDetail(details, "costs"), locale),
        ...instead,
      });
    case "trip_chosen":
      return tripChosen({ ...facts, claimUntil: instantDetail(details, "claimUntil"), zone });
    case "trip_waiting":
      return tripWaiting({ ...facts, ...instead, position: Number(details.position) || 1 });
    case "trip_not_chosen":
      return tripNotChosen({ ...facts, ...instead });
    case "trip_alternative":
      return tripAlternative({ ...facts, ...instead });
    case "trip_ready":
      return tripReady({ ...facts, departs: instantDetail(details, "departsAt"), zone });
    case "trip_day_asked":
      return tripDayAsked({
        ...facts,
        label: textIn(textsDetail(details, "label"), locale),
        when: textIn(textsDetail(details, "when"), locale),
      });
    case "trip_off":
      return tripOff({ ...facts, reason: textDetail(details, "reason") });
    default:
      return tripCalled({ ...facts, reason: textDetail(details, "reason") });
  }
}
