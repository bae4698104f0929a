import { zoneName } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";

const usual = [
  "Asia/Tokyo",
  "Asia/Seoul",
  "Asia/Shanghai",
  "Asia/Singapore",
  "Asia/Kolkata",
  "Europe/London",
  "Europe/Berlin",
  "America/New_York",
  "America/Los_Angeles",
];

/** Zones to choose from, `also` among them. Made on the server: browsers call some zones by other names. */
export function zoneOptions(locale: Locale, now: Date, also: string): { value: string; label: string }[] {
  const zones = usual.includes(also) ? usual : [also, ...usual];
  return zones.map((zone) => ({ value: zone, label: `${zoneName(zone, locale, now)} (${zone})` }));
}
