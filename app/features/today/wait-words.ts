import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { Count } from "./list-today.server.ts";

/** How long somebody has waited, as a number and its unit: whole days, below a day whole hours, at least one. */
export function waitParts(since: Date, now: Date, locale: Locale): { count: number; unit: string } {
  const hours = Math.max(1, Math.floor((now.getTime() - since.getTime()) / 3_600_000));
  return hours < 24
    ? { count: hours, unit: m.today_unit_hours({}, { locale }) }
    : { count: Math.floor(hours / 24), unit: m.today_unit_days({}, { locale }) };
}

/** The same in a sentence: 5日, 4 hours. */
export function sayWait(since: Date, now: Date, locale: Locale): string {
  const hours = Math.max(1, Math.floor((now.getTime() - since.getTime()) / 3_600_000));
  return hours < 24
    ? m.today_wait_hour({ count: hours }, { locale })
    : m.today_wait_day({ count: Math.floor(hours / 24) }, { locale });
}

/** The sentence at the top of the page and of the morning letter. */
export function sayWaiting(
  { waiting, longest }: { waiting: Count; longest: Date | undefined },
  { now, locale }: { now: Date; locale: Locale },
): string {
  if (!longest) return m.today_lede_none({}, { locale });
  const say = waiting.hasMore ? m.today_lede_more : m.today_lede;
  return say({ count: waiting.count, wait: sayWait(longest, now, locale) }, { locale });
}
