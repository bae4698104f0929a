// What the staff pages of trips say, made on the server.
import type { Db } from "#db/client.server.ts";
import { textIn } from "~/features/events/event.ts";
import { formatDay, formatDayTime, formatShortDay, formatShortDayTime, todayIn } from "~/lib/dates.ts";
import { listed } from "~/lib/listed.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName, kanaName } from "~/lib/names.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { companyToday } from "./hold-trip.server.ts";
import { countRead, isReviewer, listDisagreements } from "./review.server.ts";
import { mayClose, missingFor } from "./trip.ts";
import {
  type Alternative,
  type Applicant,
  listAlternatives,
  listApplicants,
  listDays,
  listDoubts,
  listLeaders,
  listTrips,
  type TripDay,
  type TripRow,
} from "./trip-queries.server.ts";
import {
  alternativeBadge,
  applicationBadge,
  audienceWord,
  costsIn,
  dayAnswerWord,
  dayTimes,
  readyWord,
  selectionWord,
  tripBadge,
  tripSpan,
} from "./trip-words.ts";

type Reader = { locale: Locale; zone: string; now: Date };

export async function readTripList(db: Db, { locale, now }: Reader) {
  const people = (count: number) => (count > 0 ? m.event_people({ count }, { locale }) : "");
  return (await listTrips(db, now)).map((trip) => ({
    id: trip.id,
    title: textIn(trip.title, locale),
    selection: listed([audienceWord(trip, locale), selectionWord(trip.selection, locale)], locale),
    badge: tripBadge(trip, now, locale),
    when: tripSpan(trip, locale),
    applyBy: formatShortDay(trip.applyBy, { locale }),
    seats: `${trip.going + trip.offered}／${trip.seats}`,
    applied: people(trip.applied),
    waiting: people(trip.waiting),
  }));
}

export type TripPage = Awaited<ReturnType<typeof readTripPage>>;

/** One trip. Before its seats are given it shows how many applied and nobody's name: there is nobody to prefer. */
export async function readTripPage(db: Db, trip: TripRow, memberId: string, reader: Reader) {
  const { locale, zone, now } = reader;
  const [days, doubts, leaders, applicants, alternatives, today, mayRead, read, apart] = await Promise.all([
    listDays(db, trip.id),
    listDoubts(db, trip.id),
    listLeaders(db, trip.id),
    trip.state === "settled" ? listApplicants(db, trip.id) : [],
    trip.state === "settled" ? listAlternatives(db, trip.id) : [],
    companyToday(db, now),
    isReviewer(db, trip.id, memberId),
    countRead(db, trip.id),
    listDisagreements(db, trip.id),
  ]);
  const say = (label: string, value: string) => (value ? [{ label, value }] : []);
  const at = (instant: Date | null) => (instant ? formatDayTime(instant, { locale, zone }) : "");
  const isHeld = trip.eventState !== "cancelled";
  return {
    id: trip.id,
    state: trip.state,
    today,
    title: textIn(trip.title, locale),
    badge: tripBadge(trip, now, locale),
    isDraft: trip.state === "draft",
    isDrawn: trip.selection === "draw",
    isSettled: trip.state === "settled",
    mayClose: isHeld && mayClose(trip, today),
    maySettle: isHeld && trip.state === "closed",
    mayCancel: isHeld && trip.state !== "draft" && (trip.returnsAt ?? now) > now,
    mayRead: isHeld && mayRead && trip.state === "closed" && trip.selection === "criteria",
    openUntil:
      trip.state === "open"
        ? m.trip_open_until({ day: formatDay(trip.applyBy, { locale }) }, { locale })
        : "",
    applied: ["draft", "settled"].includes(trip.state)
      ? ""
      : m.trip_applied_count({ count: trip.applied }, { locale }),
    read:
      trip.state === "closed" && trip.selection === "criteria"
        ? m.trip_read_count({ read: read.read, all: read.all }, { locale })
        : "",
    apart: apart.map(({ number, criterion, points }) =>
      m.trip_apart({ number, criterion, low: points[0], high: points[1] }, { locale }),
    ),
    seats: m.event_seats_words({ taken: trip.going, all: trip.seats }, { locale }),
    asked: trip.offered > 0 ? m.trip_seats_asked({ count: trip.offered }, { locale }) : "",
    taken: trip.going,
    offered: trip.offered,
    all: trip.seats,
    facts: [
      ...say(m.trip_when({}, { locale }), tripSpan(trip, locale)),
      ...say(m.perk_audience({}, { locale }), audienceWord(trip, locale)),
      ...say(m.trip_form_selection({}, { locale }), selectionWord(trip.selection, locale)),
      ...say(
        m.trip_seats({}, { locale }),
        m.trip_seats_line({ seats: trip.seats, line: trip.line }, { locale }),
      ),
      ...say(m.trip_apply_by({}, { locale }), formatDay(trip.applyBy, { locale })),
      ...say(m.trip_form_criteria({}, { locale }), textIn(trip.criteria, locale)),
      ...say(m.trip_costs({}, { locale }), costsIn(trip, locale)),
      ...say(m.trip_alternative({}, { locale }), alternativeFact(trip, locale)),
      ...say(m.trip_nights({}, { locale }), trip.nights),
      ...say(m.trip_opened({}, { locale }), at(trip.openedAt)),
      ...say(m.trip_closed({}, { locale }), at(trip.closedAt)),
      ...say(m.trip_settled({}, { locale }), at(trip.settledAt)),
    ],
    days: days.map((day) => ({
      ...dayLine(day, trip.id, reader),
      doubts: doubts
        .filter(({ sessionId, answer }) => sessionId === day.id && answer !== "comes")
        .map((doubt) => ({
          id: doubt.candidateId,
          name: fullName(doubt, locale),
          says: doubt.answer
            ? dayAnswerWord(doubt.answer, locale)
            : m.trip_day_asked({ at: formatShortDayTime(doubt.askedAt, { locale, zone }) }, { locale }),
        })),
    })),
    leaders: leaders.map((leader) => ({
      id: leader.id,
      name: fullName(leader, locale),
      said:
        leader.state === "accepted"
          ? m.trip_leader_accepted({}, { locale })
          : m.trip_leader_asked({}, { locale }),
    })),
    alternative: alternatives.map((person) => alternativeLine(person, reader)),
    people: applicants.map((person) => personLine(person, trip, reader)),
  };
}

function dayLine(day: TripDay, tripId: string, { locale, now }: Reader) {
  return {
    id: day.id,
    to: `/trips/${tripId}/days/${day.id}`,
    label: textIn(day.label, locale) || formatShortDay(day.startsAt, { locale, zone: day.zone }),
    when: dayTimes(day, locale),
    place: textIn(day.place, locale),
    isCancelled: day.isCancelled,
    /** Who came, once the day has begun. */
    came:
      day.startsAt <= now && !day.isCancelled && day.seated > 0
        ? m.attendance_day_count({ came: day.came, all: day.seated }, { locale })
        : "",
    mayCheckIn: !day.isCancelled && day.seated > 0 && day.startsAt.getTime() - now.getTime() < 86_400_000,
  };
}

/** What it is, when, for how many and at whose cost. */
function alternativeFact(trip: TripRow, locale: Locale): string {
  const costs = { costYen: trip.alternativeCostYen, costs: trip.alternativeCosts };
  const places = trip.alternativeSeats;
  return [
    textIn(trip.alternative, locale),
    textIn(trip.alternativeWhen, locale),
    places === null
      ? m.trip_alternative_for_all({}, { locale })
      : m.letter_trip_told_seats({ seats: places }, { locale }),
    costsIn(costs, locale),
  ]
    .filter(Boolean)
    .join("\n");
}

function alternativeLine(person: Alternative, { locale, zone }: Reader) {
  return {
    id: person.id,
    candidateId: person.candidateId,
    name: fullName(person, locale),
    kana: kanaName(person),
    badge: alternativeBadge(person.state, locale),
    until: person.until ? formatShortDayTime(person.until, { locale, zone }) : "",
  };
}

export type PersonLine = ReturnType<typeof personLine>;

function personLine(person: Applicant, trip: TripRow, { locale, zone, now }: Reader) {
  const returnsOn = todayIn("Asia/Tokyo", trip.returnsAt ?? now);
  const { readiness } = person;
  const missing = person.state === "going" && readiness ? missingFor(readiness, returnsOn) : [];
  return {
    id: person.id,
    candidateId: person.candidateId,
    name: fullName(person, locale),
    kana: kanaName(person),
    numbered: m.trip_review_number({ number: person.number }, { locale }),
    place: person.place,
    state: person.state,
    badge: applicationBadge(person.state, locale),
    until: person.claimUntil ? formatShortDayTime(person.claimUntil, { locale, zone }) : "",
    group: person.groupNo,
    isTraveller: person.state === "going",
    missing: missing.map((part) => readyWord(part, locale)),
    isReady: person.state === "going" && readiness !== null && missing.length === 0,
    isForgotten: person.state === "going" && readiness === null,
    passport: readiness?.passportUntil ? readiness.passportUntil.replaceAll("-", "/") : "",
  };
}

export function tripPageWords(query: URLSearchParams, locale: Locale) {
  const done: Record<string, () => string> = {
    published: () => m.trip_done_published({}, { locale }),
    closed: () => m.trip_done_closed({}, { locale }),
    settled: () => m.trip_done_settled({}, { locale }),
    cancelled: () => m.trip_done_cancelled({}, { locale }),
    stopped: () => m.trip_done_stopped({ count: Number(query.get("count")) || 0 }, { locale }),
    call: () => m.trip_done_call({}, { locale }),
    saved: () => m.trip_done_saved({}, { locale }),
    told: () => m.trip_done_told({ count: Number(query.get("told")) || 0 }, { locale }),
  };
  return {
    ...sayAll(locale, {
      list: m.trip_title,
      edit: m.perk_edit,
      publish: m.trip_publish,
      publishText: m.trip_publish_text,
      close: m.trip_close,
      closeText: m.trip_close_text,
      settleDraw: m.trip_settle_draw,
      settleCriteria: m.trip_settle_criteria,
      settleText: m.trip_settle_text,
      next: m.trip_next,
      seatsHead: m.trip_seats,
      review: m.trip_review,
      cancelTrip: m.trip_cancel,
      cancelReason: m.trip_cancel_reason,
      draw: m.trip_draw_page,
      about: m.trip_card,
      days: m.trip_days,
      addDay: m.trip_day_add,
      change: m.trip_day_change,
      off: m.trip_day_off,
      checkIn: m.attendance_open_desk,
      leaders: m.trip_leaders,
      leadersNone: m.trip_leaders_none,
      people: m.trip_people,
      alternative: m.trip_alternative_people,
      travellers: m.trip_travellers,
      name: m.perk_csv_name,
      state: m.perk_col_state,
      missing: m.trip_col_missing,
      group: m.trip_col_group,
      ready: m.trip_ready_all,
      sheet: m.trip_sheet,
      hidden: m.trip_people_hidden,
      apart: m.trip_apart_title,
    }),
    done: done[query.get("done") ?? ""]?.() ?? "",
  };
}
