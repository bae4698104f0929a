import { type Texts, textIn } from "~/features/events/event.ts";
import { formatDay, formatRange, zoneName } from "~/lib/dates.ts";
import { listed } from "~/lib/listed.ts";
import type { Locale } from "~/lib/locale.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import type { BadgeTone } from "~/ui/badge.tsx";
import type { AlternativeState, ApplicationState, DayAnswer, ReadyPart, Selection } from "./trip.ts";

type Looked = { tone: BadgeTone; word: string };
type Stage = { state: string; eventState: string; departsAt: Date | null; returnsAt: Date | null };

/** Where a trip stands, by its selection before it and by its days after it. */
export function tripBadge(
  { state, eventState, departsAt, returnsAt }: Stage,
  now: Date,
  locale: Locale,
): Looked {
  if (eventState === "cancelled") return { tone: "plain", word: m.trip_state_cancelled({}, { locale }) };
  if (returnsAt && returnsAt <= now) return { tone: "plain", word: m.trip_state_over({}, { locale }) };
  if (departsAt && departsAt <= now) return { tone: "solid", word: m.trip_state_under_way({}, { locale }) };
  if (state === "open") return { tone: "ai", word: m.trip_state_open({}, { locale }) };
  if (state === "closed") return { tone: "fuji", word: m.trip_state_closed({}, { locale }) };
  if (state === "settled") return { tone: "matsu", word: m.trip_state_settled({}, { locale }) };
  return { tone: "line", word: m.trip_state_draft({}, { locale }) };
}

export function applicationBadge(state: ApplicationState, locale: Locale): Looked {
  const looks: Record<ApplicationState, Looked> = {
    applied: { tone: "line", word: m.trip_application_applied({}, { locale }) },
    offered: { tone: "ai", word: m.trip_application_offered({}, { locale }) },
    waiting: { tone: "fuji", word: m.trip_application_waiting({}, { locale }) },
    going: { tone: "matsu", word: m.trip_application_going({}, { locale }) },
    lapsed: { tone: "plain", word: m.trip_application_lapsed({}, { locale }) },
    withdrawn: { tone: "plain", word: m.trip_application_withdrawn({}, { locale }) },
    not_chosen: { tone: "plain", word: m.trip_application_not_chosen({}, { locale }) },
  };
  return looks[state];
}

export function alternativeBadge(state: AlternativeState, locale: Locale): Looked {
  const looks: Record<AlternativeState, Looked> = {
    offered: { tone: "ai", word: m.trip_application_offered({}, { locale }) },
    waiting: { tone: "fuji", word: m.trip_application_waiting({}, { locale }) },
    confirmed: { tone: "matsu", word: m.trip_application_going({}, { locale }) },
    lapsed: { tone: "plain", word: m.trip_application_lapsed({}, { locale }) },
    left: { tone: "plain", word: m.trip_application_withdrawn({}, { locale }) },
  };
  return looks[state];
}

/** "It was a slip", "I can't come that day", "I can't come at all". */
export function dayAnswerWord(answer: DayAnswer, locale: Locale): string {
  const words = {
    comes: m.trip_day_answer_comes,
    not_this_day: m.trip_day_answer_not_this_day,
    not_at_all: m.trip_day_answer_not_at_all,
  };
  return words[answer]({}, { locale });
}

export function selectionWord(selection: Selection, locale: Locale): string {
  return selection === "draw"
    ? m.trip_selection_draw({}, { locale })
    : m.trip_selection_criteria({}, { locale });
}

/** 27卒, or 27卒（開発部・製造部）. */
export function audienceWord(
  { cohortYear: year, units }: { cohortYear: number; units: readonly string[] },
  locale: Locale,
): string {
  if (units.length === 0) return m.perk_class({ year }, { locale });
  return m.perk_class_units(
    { year: m.perk_class({ year }, { locale }), units: listed(units, locale) },
    { locale },
  );
}

export function readyWord(part: ReadyPart, locale: Locale): string {
  const words = {
    passport: m.trip_ready_passport,
    authorisation: m.trip_ready_authorisation,
    insurance: m.trip_ready_insurance,
    emergency: m.trip_ready_emergency,
    allergies: m.trip_ready_allergies,
    access: m.trip_ready_access,
  };
  return words[part]({}, { locale });
}

type Span = { departsAt: Date | null; returnsAt: Date | null; zone: string; returnZone: string };

/** 2026年9月1日(火)〜9月5日(土), each by the clocks of its place; "" while no day is held. */
export function tripSpan({ departsAt, returnsAt, zone, returnZone }: Span, locale: Locale): string {
  if (!departsAt || !returnsAt) return "";
  const first = formatDay(departsAt, { locale, zone });
  const last = formatDay(returnsAt, { locale, zone: returnZone, year: false });
  const dash = { ja: "〜", ko: "~", en: "–" }[locale];
  return first === formatDay(returnsAt, { locale, zone: returnZone }) ? first : first + dash + last;
}

/** The times of one day as its place's clocks show them, with the name of the zone. */
export function dayTimes(day: { startsAt: Date; endsAt: Date; zone: string }, locale: Locale): string {
  return formatRange(day.startsAt, day.endsAt, { locale, zone: day.zone, zoneName: true });
}

export function zoneWord(zone: string, locale: Locale, at: Date): string {
  const city = zone.split("/").at(-1)?.replaceAll("_", " ") ?? "";
  return `${zoneName(zone, locale, at)} (${city})`;
}

/** What it costs, and who pays. */
export function costsIn(
  { costYen, costs }: { costYen: number | null; costs: Texts },
  locale: Locale,
): string {
  return [yenWord(costYen, locale), textIn(costs, locale)].filter(Boolean).join("\n");
}

export function yenWord(amount: number | null, locale: Locale): string {
  return amount === null ? "" : m.trip_yen({ amount: formatNumber(amount, locale) }, { locale });
}
