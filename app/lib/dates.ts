import type { Locale } from "./locale.ts";

// Days are "YYYY-MM-DD" texts without a zone; instants are Dates. Nothing here reads the clock or the zone of the machine.

type Reader = { locale: Locale; zone?: string; year?: boolean };
type Parts = { year: number; month: number; day: number; hour: number; minute: number; second: number };

const weekdays: Record<Locale, readonly string[]> = {
  ja: ["日", "月", "火", "水", "木", "金", "土"],
  ko: ["일", "월", "화", "수", "목", "금", "토"],
  en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
};
const months = ["January", "February", "March", "April", "May", "June"].concat([
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
]);

/** 2026年7月18日(土) · 2026년 7월 18일(토) · Sat 18 July 2026. `year: false` where the screen already shows the year. */
export function formatDay(when: Date | string, { locale, zone, year = true }: Reader): string {
  const at = partsOf(when, zone);
  const name = weekdayOf(at, locale);
  if (locale === "en") return `${name} ${at.day} ${months[at.month - 1]}${year ? ` ${at.year}` : ""}`;
  if (locale === "ko") return `${year ? `${at.year}년 ` : ""}${at.month}월 ${at.day}일(${name})`;
  return `${year ? `${at.year}年` : ""}${at.month}月${at.day}日(${name})`;
}

/** 7/18(土) · 7/18(토) · Sat 18 Jul: for tables. */
export function formatShortDay(when: Date | string, { locale, zone }: Reader): string {
  const at = partsOf(when, zone);
  const name = weekdayOf(at, locale);
  if (locale === "en") return `${name} ${at.day} ${months[at.month - 1]?.slice(0, 3)}`;
  return `${at.month}/${at.day}(${name})`;
}

/** 7/18(土) 14:00 · Sat 18 Jul, 14:00 */
export function formatShortDayTime(when: Date, reader: Reader): string {
  return `${formatShortDay(when, reader)}${reader.locale === "en" ? "," : ""} ${formatTime(when, reader)}`;
}

/** 14:00 in all languages. */
export function formatTime(when: Date, { zone }: { zone?: string }): string {
  const at = partsOf(when, zone);
  return `${at.hour}:${two(at.minute)}`;
}

/** 2026年7月18日(土) 14:00 · Sat 18 July 2026, 14:00; with `zoneName` also （日本時間）. */
export function formatDayTime(when: Date, reader: Reader & { zoneName?: boolean }): string {
  const text = `${formatDay(when, reader)}${reader.locale === "en" ? "," : ""} ${formatTime(when, reader)}`;
  return reader.zoneName ? text + zoneSuffix(when, reader) : text;
}

/**
 * 2026年7月18日(土) 14:00〜16:30（日本時間） · 2026년 7월 18일(토) 14:00~16:30(일본 시간) ·
 * Sat 18 July 2026, 14:00–16:30 (Japan time). Over midnight the second day is written too.
 */
export function formatRange(start: Date, end: Date, reader: Reader & { zoneName?: boolean }): string {
  const zone = reader.zoneName === false ? "" : zoneSuffix(start, reader);
  return `${formatDayTime(start, { ...reader, zoneName: false })}${rangeEnd(start, end, reader)}${zone}`;
}

/** 14:00〜16:30, without day and zone. */
export function formatTimeRange(start: Date, end: Date, reader: Reader): string {
  return `${formatTime(start, reader)}${rangeEnd(start, end, reader)}`;
}

/** 7/7〜7/14 · 7 Jul–14 Jul: a span of days in a narrow place. */
export function formatDayRange(first: string, last: string, { locale }: { locale: Locale }): string {
  const short = (day: string) => {
    const at = partsOf(day);
    return locale === "en" ? `${at.day} ${months[at.month - 1]?.slice(0, 3)}` : `${at.month}/${at.day}`;
  };
  return `${short(first)}${{ ja: "〜", ko: "~", en: "–" }[locale]}${short(last)}`;
}

/** The words for a zone: 日本時間, 일본 시간, Japan time; other zones as the reader's language calls them. */
export function zoneName(zone: string, locale: Locale, at: Date): string {
  if (zone === "Asia/Tokyo") return { ja: "日本時間", ko: "일본 시간", en: "Japan time" }[locale];
  if (zone === "Asia/Seoul") return { ja: "韓国時間", ko: "한국 시간", en: "Korea time" }[locale];
  const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "longGeneric" });
  return format.formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? zone;
}

/** 土曜日, 토요일, Saturday: for the date block. */
export function weekdayName(when: Date | string, { locale, zone }: Reader): string {
  const format = new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: "long" });
  return format.format(utcOf(partsOf(when, zone)));
}

/** 2026年7月, 2026년 7월, July 2026. */
export function formatMonth(when: Date | string, { locale, zone }: Reader): string {
  const at = partsOf(when, zone);
  if (locale === "en") return `${months[at.month - 1]} ${at.year}`;
  return locale === "ko" ? `${at.year}년 ${at.month}월` : `${at.year}年${at.month}月`;
}

/** The day of the month, as a number, for the date block. */
export function dayOfMonth(when: Date | string, zone?: string): number {
  return partsOf(when, zone).day;
}

/** The day it is in a zone: "2026-07-18". */
export function todayIn(zone: string, now: Date): string {
  return dayText(partsOf(now, zone));
}

/** addDays("2026-07-31", 1) is "2026-08-01". */
export function addDays(day: string, count: number): string {
  const date = utcOf(partsOf(day));
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function dayOfWeek(day: string): number {
  return utcOf(partsOf(day)).getUTCDay();
}

/** How many days from the first to the second; negative when the second is earlier. */
export function daysBetween(first: string, second: string): number {
  return Math.round((Date.parse(second) - Date.parse(first)) / 86_400_000);
}

/** The instant at which a clock in the zone shows this day and time ("14:00"). In a skipped hour: the hour after it. */
export function instantAt(day: string, time: string, zone: string): Date {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const wanted = utcOf(partsOf(day)).getTime() + (hour * 60 + minute) * 60_000;
  const first = wanted - offsetAt(new Date(wanted), zone);
  return new Date(wanted - offsetAt(new Date(first), zone));
}

/** Midnight at the beginning of a day, in a zone. */
export function startOfDay(day: string, zone: string): Date {
  return instantAt(day, "00:00", zone);
}

const eras: Record<string, number> = {
  令和: 2018,
  令: 2018,
  r: 2018,
  平成: 1988,
  平: 1988,
  h: 1988,
  昭和: 1925,
  昭: 1925,
  s: 1925,
};
const monthNames = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";
const timeOfDay = /[t\s]+\d{1,2}[:時시]\d{0,2}[:分분]?(\d{2}(\.\d+)?)?秒?\s*(am|pm|z|[+-]\d{2}:?\d{2})?$/;

/**
 * A day as people and spreadsheets write it: 2026/7/21, 7/21, 2026年7月21日(火), 令和8年7月21日, R8.7.21, 20260721,
 * 2026년 7월 21일, 21 July 2026, Jul 21, an Excel serial (46224). Without a year: the one nearest to today.
 * undefined when it can't be read or the day doesn't exist.
 */
export function parseDay(text: string, today: string): string | undefined {
  const plain = text.normalize("NFKC").trim().toLowerCase().replace(timeOfDay, "");
  const bare = plain
    .replace(/\s*[(（[].{1,4}[)）\]]\s*$/, "")
    .replace(/\s*([月火水木金土日]曜日?|[월화수목금토일]요일)$/, "")
    .trim();
  return byNumber(bare) ?? byEra(bare) ?? byYear(bare) ?? byEnglish(bare, today) ?? byMonth(bare, today);
}

function byNumber(text: string): string | undefined {
  const whole = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (whole) return validDay(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const serial = /^(\d{5})(\.\d+)?$/.exec(text);
  const count = Number(serial?.[1] ?? 0);
  // Excel counts from 1899-12-30; below 20000 (1954) a number is more likely something else.
  return serial && count >= 20_000 && count < 80_000 ? addDays("1899-12-30", count) : undefined;
}

function byEra(text: string): string | undefined {
  const match =
    /^(令和|平成|昭和|令|平|昭|[rhs])\s*\.?\s*(元|\d{1,2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?$/.exec(
      text,
    );
  const base = eras[match?.[1] ?? ""];
  if (!match || base === undefined) return undefined;
  return validDay(base + (match[2] === "元" ? 1 : Number(match[2])), Number(match[3]), Number(match[4]));
}

function byYear(text: string): string | undefined {
  const match = /^(\d{4})\s*[年년./-]\s*(\d{1,2})\s*[月월./-]\s*(\d{1,2})\s*[日일.]?$/.exec(text);
  return match ? validDay(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

function byMonth(text: string, today: string): string | undefined {
  const match = /^(\d{1,2})\s*[月월./-]\s*(\d{1,2})\s*[日일.]?$/.exec(text);
  return match ? nearestYear(Number(match[1]), Number(match[2]), today) : undefined;
}

function byEnglish(text: string, today: string): string | undefined {
  const words = text.replace(/^(sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?,?\s+/, "").replace(/,/g, " ");
  const first = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?\\s+(${monthNames})[a-z]*\\.?(?:\\s+(\\d{4}))?$`).exec(
    words,
  );
  const second = new RegExp(
    `^(${monthNames})[a-z]*\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+(\\d{4}))?$`,
  ).exec(words);
  const [name, day, year] = first ? [first[2], first[1], first[3]] : [second?.[1], second?.[2], second?.[3]];
  if (name === undefined) return undefined;
  const month = monthNames.split("|").indexOf(name) + 1;
  return year === undefined
    ? nearestYear(month, Number(day), today)
    : validDay(Number(year), month, Number(day));
}

/** In December "1/10" means the coming January, and in January "12/20" the past December. */
function nearestYear(month: number, day: number, today: string): string | undefined {
  const year = partsOf(today).year;
  const days = [year - 1, year, year + 1]
    .map((each) => validDay(each, month, day))
    .filter((each) => each !== undefined);
  return days.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0];
}

function validDay(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2199) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined;
}

function rangeEnd(start: Date, end: Date, reader: Reader): string {
  const { locale, zone } = reader;
  if (dayText(partsOf(start, zone)) === dayText(partsOf(end, zone)))
    return `${{ ja: "〜", ko: "~", en: "–" }[locale]}${formatTime(end, reader)}`;
  const isSameYear = partsOf(start, zone).year === partsOf(end, zone).year;
  const last = formatDayTime(end, { ...reader, year: reader.year !== false && !isSameYear, zoneName: false });
  return `${{ ja: "〜", ko: " ~ ", en: " – " }[locale]}${last}`;
}

function zoneSuffix(at: Date, { locale, zone = "UTC" }: Reader): string {
  const name = zoneName(zone, locale, at);
  if (locale === "ja") return `（${name}）`;
  return locale === "ko" ? `(${name})` : ` (${name})`;
}

function weekdayOf(at: Parts, locale: Locale): string {
  return weekdays[locale][utcOf(at).getUTCDay()] ?? "";
}

function partsOf(when: Date | string, zone = "UTC"): Parts {
  if (typeof when === "string") {
    const [year, month, day] = [
      Number(when.slice(0, 4)),
      Number(when.slice(5, 7)),
      Number(when.slice(8, 10)),
    ];
    return { year, month, day, hour: 0, minute: 0, second: 0 };
  }
  const shown = new Date(when.getTime() + offsetAt(when, zone));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
  };
}

function utcOf({ year, month, day }: Parts): Date {
  return new Date(Date.UTC(year, month - 1, day));
}

const dayMs = 86_400_000;
// Reading a zone's clock takes 20 times as long as adding a number, and a list shows hundreds of dates.
const offsets = new Map<string, Map<number, number>>();

/** How far the zone's clock is ahead of UTC, in milliseconds. Remembered for days on which it doesn't change. */
function offsetAt(instant: Date, zone: string): number {
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  const day = Math.floor(instant.getTime() / dayMs);
  const remembered = known.get(day);
  if (remembered !== undefined) return remembered;
  const offset = readOffset(instant, zone);
  const isSteady = [day, day + 1].every((edge) => readOffset(new Date(edge * dayMs), zone) === offset);
  if (isSteady && known.size < 5_000) known.set(day, offset);
  return offset;
}

// A formatter costs 50 times what formatting costs.
const clocks = new Map<string, Intl.DateTimeFormat>();

function readOffset(instant: Date, zone: string): number {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    clocks.set(zone, clock);
  }
  const parts: Parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of clock.formatToParts(instant))
    if (type in parts) parts[type as keyof Parts] = Number(value);
  const { year, month, day, hour, minute, second } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant.getTime() / 1000) * 1000;
}

function dayText({ year, month, day }: Parts): string {
  return `${year}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
