// Where a reader stands with a trip and with its alternative, in a title and a sentence; never how many others there are.
import { textIn } from "~/features/events/event.ts";
import { formatDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { OwnTrip } from "./own-trips.server.ts";
import { type Wish, wishes } from "./trip.ts";
import { costsIn } from "./trip-words.ts";

type Reader = { locale: Locale; zone: string; now: Date };
type Standing = { title: string; text: string };

/** Once the seats are given: the trip has nothing more to say to whoever wished for the alternative, or has it first of all. */
export function hasOnlyAlternative({ state, application, alternativeState }: OwnTrip): boolean {
  return state === "settled" && application === "applied" && alternativeState !== null;
}

/** Of the trip; undefined where only the alternative concerns the reader. */
export function standingOf(trip: OwnTrip, reader: Reader): Standing | undefined {
  const { locale, zone, now } = reader;
  if (hasOnlyAlternative(trip)) return undefined;
  const of = (title: string, text = "") => ({ title, text });
  if (trip.eventState === "cancelled")
    return of(m.trip_state_cancelled({}, { locale }), m.trip_own_cancelled({}, { locale }));
  const number = trip.number ?? 0;
  switch (trip.application) {
    case "applied":
      return of(
        m.trip_own_applied({ number }, { locale }),
        [
          m.trip_own_wish({ wish: wishWord(trip.wish ?? "trip", locale) }, { locale }),
          m.trip_own_applied_text({}, { locale }),
        ].join("\n"),
      );
    case "offered": {
      const until = trip.claimUntil ? formatDayTime(trip.claimUntil, { locale, zone, zoneName: true }) : "";
      return of(m.trip_own_offered({}, { locale }), m.trip_own_offered_text({ until }, { locale }));
    }
    case "waiting":
      return of(
        m.trip_own_waiting({ position: trip.position }, { locale }),
        m.trip_own_waiting_text({}, { locale }),
      );
    case "going":
      return trip.returnsAt && trip.returnsAt <= now
        ? of(m.trip_own_back({}, { locale }))
        : of(m.trip_own_going({}, { locale }), m.trip_own_going_text({}, { locale }));
    case "lapsed":
      return of(m.trip_own_lapsed({}, { locale }), m.trip_own_lapsed_text({}, { locale }));
    case "withdrawn":
      return of(m.trip_own_withdrawn({}, { locale }));
    case "not_chosen":
      return of(m.trip_own_not_chosen({}, { locale }), m.trip_own_not_chosen_text({}, { locale }));
    default:
      return of((trip.isOpen ? m.trip_own_open : m.trip_own_closed)({}, { locale }));
  }
}

/** Of the alternative; undefined where it wasn't wished for, or a seat of the trip came instead. */
export function alternativeStanding(trip: OwnTrip, { locale, zone }: Reader): Standing | undefined {
  switch (trip.alternativeState) {
    case "offered": {
      const end = trip.alternativeUntil;
      const until = end ? formatDayTime(end, { locale, zone, zoneName: true }) : "";
      const text = until
        ? m.trip_own_offered_text({ until }, { locale })
        : m.trip_own_alternative_free({}, { locale });
      return { title: m.trip_own_alternative_offered({}, { locale }), text };
    }
    case "confirmed":
      return {
        title: m.trip_own_alternative_confirmed({}, { locale }),
        text: m.trip_own_going_text({}, { locale }),
      };
    case "waiting":
      return {
        title: m.trip_own_alternative_waiting({}, { locale }),
        text: m.trip_own_waiting_text({}, { locale }),
      };
    case "left":
      return { title: m.trip_own_alternative_left({}, { locale }), text: "" };
    case "lapsed":
      return { title: m.trip_own_lapsed({}, { locale }), text: m.trip_own_lapsed_text({}, { locale }) };
    default:
      return undefined;
  }
}

/** What there is instead, as whole as the trip's own card. */
export function alternativeView(trip: OwnTrip, reader: Reader) {
  const { locale } = reader;
  const say = (label: string, value: string) => (value ? [{ label, value }] : []);
  const costs = { costYen: trip.alternativeCostYen, costs: trip.alternativeCosts };
  const places = trip.alternativeSeats;
  return {
    title: m.trip_alternative({}, { locale }),
    what: textIn(trip.alternative, locale),
    facts: [
      ...say(m.trip_when({}, { locale }), textIn(trip.alternativeWhen, locale)),
      ...say(
        m.trip_seats({}, { locale }),
        places === null
          ? m.trip_alternative_for_all({}, { locale })
          : m.letter_trip_told_seats({ seats: places }, { locale }),
      ),
      ...say(m.trip_costs({}, { locale }), costsIn(costs, locale)),
    ],
    standing: alternativeStanding(trip, reader) ?? null,
    mayTake: trip.alternativeState === "offered",
    mayLeave: trip.alternativeState === "confirmed" || trip.alternativeState === "waiting",
  };
}

/** The choices, none of them chosen beforehand. Where the alternative has a place for everybody, "or else the trip" says nothing. */
export function wishesOf(trip: OwnTrip, locale: Locale) {
  return wishes
    .filter((wish) => wish !== "alternative_first" || trip.alternativeSeats !== null)
    .map((value) => ({ value, label: wishWord(value, locale) }));
}

function wishWord(wish: Wish, locale: Locale): string {
  const words = {
    trip: m.trip_wish_trip,
    trip_first: m.trip_wish_trip_first,
    alternative_first: m.trip_wish_alternative_first,
    alternative: m.trip_wish_alternative,
  };
  return words[wish]({}, { locale });
}
