// How a perk is given, and when: in the same words in letters and on pages.
import { formatDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";

/** all, order, criteria: a perk · draw, review: a study trip */
export type Way = "all" | "order" | "criteria" | "draw" | "review";
type Given = { giving: Way; seats: number | null };

/** 申し込み順に20名: how it is given and to how many, for anybody to read. */
export function givingWord({ giving, seats }: Given, locale: Locale): string {
  const count = formatNumber(seats ?? 0, locale);
  switch (giving) {
    case "all":
      return m.perk_given_all({}, { locale });
    case "order":
      return m.perk_given_order({ count }, { locale });
    case "draw":
      return m.perk_given_draw({ count }, { locale });
    case "review":
      return m.perk_given_review({ count }, { locale });
    default:
      return seats === null
        ? m.perk_given_criteria({}, { locale })
        : m.perk_given_criteria_seats({ count }, { locale });
  }
}

/** Fewer than these are said as a number: a fact, in plain words. */
const few = 6;

/** Whether there is room, where it is for so many; "" where there is plenty or no limit. */
export function roomWord({ giving, left }: { giving: Way; left: number | null }, locale: Locale): string {
  if (left === null || left >= few) return "";
  if (left > 0) return m.perk_room_few({ count: left }, { locale });
  return giving === "order" ? m.perk_room_line({}, { locale }) : m.perk_room_none({}, { locale });
}

/** Why somebody got it where nobody wrote a reason: the way in which it is given says it. */
export function grantedReason(giving: Way, locale: Locale): string {
  return giving === "order" ? m.perk_reason_order({}, { locale }) : m.perk_reason_all({}, { locale });
}

/** 50,000円. */
export function yen(amount: number | null, locale: Locale): string {
  return amount === null ? "" : m.perk_yen({ amount: formatNumber(amount, locale) }, { locale });
}

/** When it takes place, as far as it is known; "" where nothing is. */
export function whenWord(
  { fromOn, untilOn }: { fromOn: string | null; untilOn: string | null },
  locale: Locale,
): string {
  const day = (on: string) => formatDay(on, { locale });
  if (fromOn && untilOn)
    return fromOn === untilOn
      ? day(fromOn)
      : m.perk_from_until({ from: day(fromOn), until: day(untilOn) }, { locale });
  if (fromOn) return m.perk_from({ from: day(fromOn) }, { locale });
  return untilOn ? m.perk_until({ until: day(untilOn) }, { locale }) : "";
}
