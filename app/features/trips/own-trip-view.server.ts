import { textIn, writtenLocale } from "~/features/events/event.ts";
import { formatDay, todayIn } from "~/lib/dates.ts";
import { listed } from "~/lib/listed.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressedByFamily } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import {
  alternativeStanding,
  alternativeView,
  hasOnlyAlternative,
  standingOf,
  wishesOf,
} from "./own-standing.server.ts";
import type { findOwnTrip, OwnTrip } from "./own-trips.server.ts";
import type { findOwnResult } from "./review.server.ts";
import { dayAnswers, missingFor, type Readiness } from "./trip.ts";
import type { TripDay } from "./trip-queries.server.ts";
import { costsIn, dayAnswerWord, dayTimes, readyWord, selectionWord, tripSpan } from "./trip-words.ts";

type Reader = { locale: Locale; zone: string; now: Date };
type FullTrip = NonNullable<Awaited<ReturnType<typeof findOwnTrip>>>;

/** A line of the list: what, when, where one stands. */
export function ownTripLine(trip: OwnTrip, reader: Reader) {
  const { locale } = reader;
  return {
    id: trip.id,
    title: textIn(trip.title, locale),
    when: tripSpan(trip, locale),
    standing: (standingOf(trip, reader) ?? alternativeStanding(trip, reader))?.title ?? "",
  };
}

export type OwnTripView = ReturnType<typeof ownTripView>;

/** All that one's own page says of one trip. Other applicants don't stand in it. */
export function ownTripView(
  trip: FullTrip,
  result: Awaited<ReturnType<typeof findOwnResult>> | undefined,
  reader: Reader,
) {
  const { locale } = reader;
  const say = (label: string, value: string) => (value ? [{ label, value }] : []);
  const isGoing = trip.application === "going";
  return {
    id: trip.id,
    lang: writtenLocale(trip.title, locale),
    title: textIn(trip.title, locale),
    description: textIn(trip.description, locale),
    facts: [
      ...say(m.trip_when({}, { locale }), tripSpan(trip, locale)),
      ...say(
        m.trip_seats({}, { locale }),
        m.trip_seats_line({ seats: trip.seats, line: trip.line }, { locale }),
      ),
      ...say(m.trip_costs({}, { locale }), costsIn(trip, locale)),
      ...say(m.trip_nights({}, { locale }), trip.nights),
      ...say(m.trip_apply_by({}, { locale }), formatDay(trip.applyBy, { locale })),
      ...say(
        m.trip_leaders({}, { locale }),
        listed(
          trip.leaders.map((leader) => addressedByFamily(leader, locale)),
          locale,
        ),
      ),
    ],
    card: [...say(selectionWord(trip.selection, locale), textIn(trip.criteria, locale))],
    alternative: alternativeView(trip, reader),
    wishes: wishesOf(trip, locale),
    wish: trip.wish ?? "",
    mayChangeWish: trip.isOpen && trip.application === "applied",
    isDrawn: trip.selection === "draw",
    days: trip.days.map((day) => ({ ...dayView(day, locale), doubt: doubtView(trip, day, reader) })),
    standing: standingOf(trip, reader),
    number: trip.number,
    result: resultOf(trip, result, locale),
    asksStatement: trip.selection === "criteria",
    statement: trip.statement ?? "",
    mayApply: trip.isOpen && (trip.application === null || trip.application === "withdrawn"),
    mayClaim: trip.application === "offered",
    mayWithdraw:
      ["applied", "offered", "waiting", "going"].includes(trip.application ?? "") &&
      !hasOnlyAlternative(trip),
    ready: isGoing && trip.readiness ? readyView(trip.readiness, trip.returnsAt, reader) : null,
  };
}

/** What their calendar's no to a day is asked about, while the day is ahead; what was said can be said anew. */
function doubtView(trip: FullTrip, day: TripDay, { locale, now }: Reader) {
  const doubt = trip.doubts.find(({ sessionId }) => sessionId === day.id);
  if (!doubt || day.startsAt <= now) return null;
  const said = doubt.answer && dayAnswerWord(doubt.answer, locale);
  return {
    title: said
      ? m.trip_own_doubt_said({ answer: said }, { locale })
      : m.trip_own_doubt({ day: textIn(day.label, locale) }, { locale }),
    answers: dayAnswers
      .filter((answer) => answer !== doubt.answer)
      .map((answer) => ({ answer, label: dayAnswerWord(answer, locale) })),
  };
}

function dayView(day: TripDay, locale: Locale) {
  return {
    id: day.id,
    label: textIn(day.label, locale),
    when: dayTimes(day, locale),
    place: [textIn(day.place, locale), day.address].filter(Boolean).join(" "),
    programme: textIn(day.programme, locale),
    isCancelled: day.isCancelled,
  };
}

/** How it came about, where points decided; a draw explains itself on its own page. */
function resultOf(
  trip: OwnTrip,
  result: Awaited<ReturnType<typeof findOwnResult>> | undefined,
  locale: Locale,
): string {
  if (!result?.ok || trip.state !== "settled" || result.last === null) return "";
  const { mine, last, most } = result;
  return m.trip_own_result({ mine, last, most }, { locale });
}

function readyView(
  readiness: Readiness & { deleteOn: string },
  returnsAt: Date | null,
  { locale, now }: Reader,
) {
  const returnsOn = todayIn("Asia/Tokyo", returnsAt ?? now);
  const slashed = (on: string | null) => (on ?? "").replaceAll("-", "/");
  return {
    values: {
      passportUntil: slashed(readiness.passportUntil),
      authorisation: readiness.authorisation,
      authorisationUntil: slashed(readiness.authorisationUntil),
      insurance: readiness.insurance,
      insuranceUntil: slashed(readiness.insuranceUntil),
      emergencyName: readiness.emergencyName,
      emergencyPhone: readiness.emergencyPhone,
      allergies: readiness.allergies ?? "",
      noAllergies: readiness.allergies === "" ? "on" : "",
      accessNeeds: readiness.accessNeeds ?? "",
      noAccessNeeds: readiness.accessNeeds === "" ? "on" : "",
    } as Record<string, string>,
    missing: missingFor(readiness, returnsOn).map((part) => readyWord(part, locale)),
    deleteOn: formatDay(readiness.deleteOn, { locale }),
    returnsOn: formatDay(returnsOn, { locale }),
  };
}
