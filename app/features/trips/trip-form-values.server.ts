import type { Db } from "#db/client.server.ts";
import { listOpenUnits } from "~/features/company/company-queries.server.ts";
import type { Texts } from "~/features/events/event.ts";
import { formatDay, formatTime, todayIn } from "~/lib/dates.ts";
import { type Locale, languageName } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { companyToday } from "./hold-trip.server.ts";
import { selections, tripZones } from "./trip.ts";
import type { TripDay, TripRow } from "./trip-queries.server.ts";
import { selectionWord, zoneWord } from "./trip-words.ts";

export type TripFormWords = ReturnType<typeof formWords>;
export type TripChoices = Awaited<ReturnType<typeof readTripForm>>["choices"];

function formWords(locale: Locale) {
  const add = (written: Locale) =>
    m.event_form_add_language({ language: languageName(written, locale) }, { locale });
  const languages = { ja: add("ja"), en: add("en"), ko: add("ko") };
  return {
    languages,
    ...sayAll(locale, {
      what: m.trip_form_what,
      title: m.trip_form_title,
      description: m.trip_form_description,
      card: m.trip_card,
      cardText: m.trip_form_card_text,
      criteria: m.trip_form_criteria,
      criteriaHint: m.perk_criteria_hint,
      costs: m.trip_costs,
      costsHint: m.trip_form_costs_hint,
      alternative: m.trip_alternative,
      alternativeHint: m.trip_form_alternative_hint,
      alternativeText: m.trip_form_alternative_text,
      alternativeWhen: m.trip_form_alternative_when,
      alternativeCosts: m.trip_costs,
      alternativeCostYen: m.trip_form_cost,
      alternativeSeats: m.trip_form_alternative_seats,
      alternativeSeatsHint: m.trip_form_alternative_seats_hint,
      nights: m.trip_nights,
      nightsHint: m.trip_form_nights_hint,
      selection: m.trip_form_selection,
      points: m.trip_form_points,
      pointsHint: m.trip_form_points_hint,
      reviewers: m.trip_form_reviewers,
      reviewersHint: m.trip_form_reviewers_hint,
      choose: m.perk_choose,
      seatsHead: m.trip_seats,
      year: m.perk_form_class,
      units: m.perk_form_units,
      unitsHint: m.trip_form_units_hint,
      seats: m.trip_form_seats,
      line: m.trip_form_line,
      lineHint: m.trip_form_line_hint,
      costYen: m.trip_form_cost,
      applyBy: m.trip_apply_by,
      leaders: m.trip_leaders,
      firstDay: m.trip_form_first_day,
      day: m.trip_form_day,
      starts: m.trip_form_starts,
      ends: m.trip_form_ends,
      zone: m.event_form_zone,
      zoneHint: m.trip_form_zone_hint,
      label: m.trip_form_label,
      place: m.trip_form_place,
      address: m.trip_form_address,
      programme: m.trip_form_programme,
      programmeHint: m.trip_form_programme_hint,
      reason: m.trip_form_reason,
      reasonHint: m.trip_form_reason_hint,
      cancel: m.ui_cancel,
      save: m.event_save,
      busy: m.candidate_busy,
    }),
  };
}

/** All that the forms of a trip and of its days need besides their values. */
export async function readTripForm(db: Db, { locale, now }: { locale: Locale; now: Date }) {
  const [years, members, today, units] = await Promise.all([
    db.selectFrom("cohort").select("year").orderBy("year", "desc").execute(),
    db
      .selectFrom("member")
      .select(["id", "role", "family_name as familyName", "given_name as givenName", "romaji"])
      .where("ended_at", "is", null)
      .where("role", "in", ["administrator", "recruiter", "host"])
      .orderBy("family_kana")
      .orderBy("id")
      .limit(300)
      .execute(),
    companyToday(db, now),
    listOpenUnits(db),
  ]);
  const named = members.map((member) => ({
    id: member.id,
    role: member.role,
    label: fullName(member, locale),
  }));
  return {
    words: formWords(locale),
    today,
    choices: {
      years: years.map(({ year }) => ({ value: String(year), label: m.perk_class({ year }, { locale }) })),
      units,
      selections: selections.map((value) => ({ value, label: selectionWord(value, locale) })),
      zones: tripZones.map((value) => ({ value, label: zoneWord(value, locale, now) })),
      reviewers: named.filter(({ role }) => role !== "host").map(({ id, label }) => ({ value: id, label })),
      leaders: named.map(({ id, label }) => ({ id, label })),
    },
  };
}

type Parts = { points: { name: string; points: number }[] };

/** What the form shows of a trip. */
export function tripValues(trip: TripRow, { points }: Parts): Record<string, string> {
  return {
    ...spread("title", trip.title),
    ...spread("description", trip.description),
    ...spread("criteria", trip.criteria),
    ...spread("costs", trip.costs),
    ...spread("alternative", trip.alternative),
    ...spread("alternativeWhen", trip.alternativeWhen),
    ...spread("alternativeCosts", trip.alternativeCosts),
    alternativeCostYen: String(trip.alternativeCostYen ?? ""),
    alternativeSeats: String(trip.alternativeSeats ?? ""),
    ...{ nights: trip.nights, selection: trip.selection, cohortYear: String(trip.cohortYear) },
    ...{ seats: String(trip.seats), line: String(trip.line), applyBy: trip.applyBy.replaceAll("-", "/") },
    costYen: trip.costYen === null ? "" : String(trip.costYen),
    points: points.map((each) => `${each.name} ${each.points}`).join("\n"),
  };
}

export function dayValues(day: TripDay): Record<string, string> {
  const { zone } = day;
  return {
    ...spread("label", day.label),
    ...spread("place", day.place),
    ...spread("programme", day.programme),
    ...{ zone, address: day.address, day: todayIn(zone, day.startsAt).replaceAll("-", "/") },
    ...{ starts: formatTime(day.startsAt, { zone }), ends: formatTime(day.endsAt, { zone }) },
  };
}

/** How a new day begins: the day after the last one, at the same place. */
export function nextDayValues(days: readonly TripDay[], locale: Locale): Record<string, string> {
  const last = days.filter((day) => !day.isCancelled).at(-1);
  if (!last) return {};
  const { zone } = last;
  const next = new Date(last.startsAt.getTime() + 86_400_000);
  return {
    ...spread("place", last.place),
    ...{ zone, address: last.address, day: todayIn(zone, next).replaceAll("-", "/") },
    label_ja: locale === "ja" ? m.trip_day_number({ number: days.length + 1 }, { locale }) : "",
    starts: "9:00",
    ends: formatTime(last.endsAt, { zone }),
  };
}

export function dayHead(day: TripDay, locale: Locale): string {
  return formatDay(day.startsAt, { locale, zone: day.zone });
}

function spread(name: string, texts: Texts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [`${name}_${language}`, text ?? ""]),
  );
}
