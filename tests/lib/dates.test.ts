import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  daysBetween,
  formatDay,
  formatDayRange,
  formatDayTime,
  formatMonth,
  formatRange,
  formatShortDay,
  formatShortDayTime,
  formatTime,
  formatTimeRange,
  instantAt,
  parseDay,
  startOfDay,
  todayIn,
  weekdayName,
  zoneName,
} from "~/lib/dates.ts";

const zone = "Asia/Tokyo";
const start = new Date("2026-07-18T05:00:00Z");
const end = new Date("2026-07-18T07:30:00Z");

test("a day is written with its weekday as each language does", () => {
  expect(formatDay(start, { locale: "ja", zone })).toBe("2026年7月18日(土)");
  expect(formatDay(start, { locale: "ko", zone })).toBe("2026년 7월 18일(토)");
  expect(formatDay(start, { locale: "en", zone })).toBe("Sat 18 July 2026");
  expect(formatDay("2026-07-18", { locale: "ja" })).toBe("2026年7月18日(土)");
});

test("the year can be left out where the screen shows it", () => {
  expect(formatDay(start, { locale: "ja", zone, year: false })).toBe("7月18日(土)");
  expect(formatDay(start, { locale: "ko", zone, year: false })).toBe("7월 18일(토)");
  expect(formatDay(start, { locale: "en", zone, year: false })).toBe("Sat 18 July");
});

test("a range names its zone in the reader's language", () => {
  expect(formatRange(start, end, { locale: "ja", zone })).toBe("2026年7月18日(土) 14:00〜16:30（日本時間）");
  expect(formatRange(start, end, { locale: "ko", zone })).toBe("2026년 7월 18일(토) 14:00~16:30(일본 시간)");
  expect(formatRange(start, end, { locale: "en", zone })).toBe("Sat 18 July 2026, 14:00–16:30 (Japan time)");
  expect(formatTimeRange(start, end, { locale: "ja", zone })).toBe("14:00〜16:30");
});

test("a range over midnight says the second day, and its year only when it is another", () => {
  const late = new Date("2026-07-18T13:00:00Z");
  const early = new Date("2026-07-18T16:00:00Z");
  expect(formatRange(late, early, { locale: "ja", zone, zoneName: false })).toBe(
    "2026年7月18日(土) 22:00〜7月19日(日) 1:00",
  );
  expect(formatRange(late, early, { locale: "en", zone, zoneName: false })).toBe(
    "Sat 18 July 2026, 22:00 – Sun 19 July, 1:00",
  );
  const newYear = [new Date("2026-12-31T13:00:00Z"), new Date("2026-12-31T16:00:00Z")] as const;
  expect(formatRange(...newYear, { locale: "ja", zone, zoneName: false })).toBe(
    "2026年12月31日(木) 22:00〜2027年1月1日(金) 1:00",
  );
});

test("tables have short days", () => {
  expect(formatShortDay("2026-07-18", { locale: "ja" })).toBe("7/18(土)");
  expect(formatShortDay("2026-07-18", { locale: "ko" })).toBe("7/18(토)");
  expect(formatShortDay("2026-07-18", { locale: "en" })).toBe("Sat 18 Jul");
  expect(formatShortDayTime(start, { locale: "ja", zone })).toBe("7/18(土) 14:00");
  expect(formatShortDayTime(start, { locale: "en", zone })).toBe("Sat 18 Jul, 14:00");
  expect(formatDayRange("2026-07-07", "2026-07-14", { locale: "ja" })).toBe("7/7〜7/14");
  expect(formatDayRange("2026-07-07", "2026-07-14", { locale: "en" })).toBe("7 Jul–14 Jul");
});

test("the date block has month, day and weekday in full", () => {
  expect([formatMonth(start, { locale: "ja", zone }), weekdayName(start, { locale: "ja", zone })]).toEqual([
    "2026年7月",
    "土曜日",
  ]);
  expect([formatMonth(start, { locale: "ko", zone }), weekdayName(start, { locale: "ko", zone })]).toEqual([
    "2026년 7월",
    "토요일",
  ]);
  expect([formatMonth(start, { locale: "en", zone }), weekdayName(start, { locale: "en", zone })]).toEqual([
    "July 2026",
    "Saturday",
  ]);
});

test("other zones are called as the reader's language calls them", () => {
  expect(zoneName("Asia/Seoul", "ja", start)).toBe("韓国時間");
  expect(zoneName("America/New_York", "en", start)).toMatch(/Eastern Time/);
});

test("the same instant is another day in another zone", () => {
  const now = new Date("2026-07-17T23:30:00Z");
  expect(todayIn("Asia/Tokyo", now)).toBe("2026-07-18");
  expect(todayIn("America/New_York", now)).toBe("2026-07-17");
});

test("a clock's time becomes an instant, also around the change to summer time", () => {
  expect(instantAt("2026-07-18", "14:00", zone).toISOString()).toBe("2026-07-18T05:00:00.000Z");
  expect(startOfDay("2026-07-18", zone).toISOString()).toBe("2026-07-17T15:00:00.000Z");
  expect(instantAt("2026-03-08", "01:30", "America/New_York").toISOString()).toBe("2026-03-08T06:30:00.000Z");
  expect(instantAt("2026-03-08", "03:30", "America/New_York").toISOString()).toBe("2026-03-08T07:30:00.000Z");
  expect(instantAt("2026-11-01", "12:00", "America/New_York").toISOString()).toBe("2026-11-01T17:00:00.000Z");
});

test("a clock says what the zone's own clock says, also on the days on which it is put forward or back", () => {
  const zones = [
    "Asia/Tokyo",
    "Asia/Seoul",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Casablanca",
  ];
  const changes = [
    "2026-03-08T07:00:00Z",
    "2026-11-01T06:00:00Z",
    "2026-04-04T15:00:00Z",
    "2026-10-03T15:30:00Z",
  ];
  const near = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -36 * 3600, max: 36 * 3600 }))
    .map(([change, seconds]) => new Date(Date.parse(change) + seconds * 1000));
  const any = fc.date({ min: new Date("1980-01-01"), max: new Date("2050-01-01"), noInvalidDate: true });
  const check = (zone: string, at: Date) => {
    const own = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
    expect(`${todayIn(zone, at)} ${formatTime(at, { zone })}`).toBe(own.format(at).replace(" 0", " "));
  };
  fc.assert(fc.property(fc.constantFrom(...zones), fc.oneof(near, any), check), { numRuns: 2000 });
});

test("days are counted over months and leap years", () => {
  expect(addDays("2026-07-31", 1)).toBe("2026-08-01");
  expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
  expect(daysBetween("2026-07-07", "2026-07-21")).toBe(14);
  expect(daysBetween("2026-07-21", "2026-07-07")).toBe(-14);
});

const today = "2026-07-07";
const readings: [string, string | undefined][] = [
  ["2026/7/21", "2026-07-21"],
  ["2026-07-21", "2026-07-21"],
  ["2026.7.21", "2026-07-21"],
  ["2026年7月21日", "2026-07-21"],
  ["2026年7月21日(火)", "2026-07-21"],
  ["２０２６／７／２１", "2026-07-21"],
  ["２０２６年７月２１日（火）", "2026-07-21"],
  ["7/21", "2026-07-21"],
  ["7/21(火)", "2026-07-21"],
  ["7月21日", "2026-07-21"],
  ["7月21日火曜日", "2026-07-21"],
  ["令和8年7月21日", "2026-07-21"],
  ["令和８年７月２１日", "2026-07-21"],
  ["令和元年5月1日", "2019-05-01"],
  ["R8.7.21", "2026-07-21"],
  ["R8/7/21", "2026-07-21"],
  ["r08-07-21", "2026-07-21"],
  ["H31.4.30", "2019-04-30"],
  ["昭和64年1月7日", "1989-01-07"],
  ["20260721", "2026-07-21"],
  ["46224", "2026-07-21"],
  ["46224.5", "2026-07-21"],
  ["2026/7/21 0:00:00", "2026-07-21"],
  ["2026-07-21T00:00:00.000Z", "2026-07-21"],
  ["2026년 7월 21일", "2026-07-21"],
  ["2026년 7월 21일(화)", "2026-07-21"],
  ["7월 21일", "2026-07-21"],
  ["2026. 7. 21.", "2026-07-21"],
  ["21 July 2026", "2026-07-21"],
  ["Tue 21 July 2026", "2026-07-21"],
  ["Jul 21, 2026", "2026-07-21"],
  ["July 21st", "2026-07-21"],
  [" 2026/7/21 ", "2026-07-21"],
  ["2026/2/29", undefined],
  ["2026/13/1", undefined],
  ["7月ごろ", undefined],
  ["未定", undefined],
  ["", undefined],
  ["12345", undefined],
  ["090-0000-0101", undefined],
];

for (const [text, day] of readings)
  test(`「${text}」 is read as ${day ?? "no day"}`, () => {
    expect(parseDay(text, today)).toBe(day);
  });

test("a day without a year is the nearest one", () => {
  expect(parseDay("1/10", "2026-12-20")).toBe("2027-01-10");
  expect(parseDay("12/20", "2027-01-05")).toBe("2026-12-20");
  expect(parseDay("2/29", "2027-07-07")).toBe("2028-02-29");
});

test("whatever is written for a reader can be read again", () => {
  const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays("1990-01-01", count));
  fc.assert(
    fc.property(days, fc.constantFrom("ja" as const, "ko" as const, "en" as const), (day, locale) => {
      expect(parseDay(formatDay(day, { locale }), today)).toBe(day);
      expect(parseDay(day.replaceAll("-", ""), today)).toBe(day);
    }),
  );
});

test("no text breaks the reader", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
      const day = parseDay(text, today);
      expect(day === undefined || /^\d{4}-\d{2}-\d{2}$/.test(day)).toBe(true);
    }),
  );
});

test("nothing depends on the zone of the machine", { timeout: 30_000 }, () => {
  const script = `
    const d = await import(${JSON.stringify(new URL("../../app/lib/dates.ts", import.meta.url).href)});
    const at = new Date("2026-07-18T05:00:00Z");
    console.log(JSON.stringify([
      d.formatDayTime(at, { locale: "ja", zone: "Asia/Tokyo" }), d.todayIn("Asia/Tokyo", new Date("2026-07-17T23:30:00Z")),
      d.parseDay("R8.7.21", "2026-07-07"), d.parseDay("46224", "2026-07-07"), d.addDays("2026-03-08", 1), d.daysBetween("2026-03-01", "2026-11-30"),
      d.instantAt("2026-07-18", "14:00", "Asia/Tokyo"), d.weekdayName("2026-07-18", { locale: "ja" }),
    ]));`;
  const said = ["UTC", "Asia/Tokyo", "America/New_York"].map((machine) =>
    execFileSync(process.execPath, ["--input-type=module", "-e", script], {
      env: { ...process.env, TZ: machine, NODE_NO_WARNINGS: "1" },
      encoding: "utf8",
    }),
  );
  expect(new Set(said).size).toBe(1);
  expect(JSON.parse(said[0] ?? "")).toEqual([
    "2026年7月18日(土) 14:00",
    "2026-07-18",
    "2026-07-21",
    "2026-07-21",
    "2026-03-09",
    274,
    "2026-07-18T05:00:00.000Z",
    "土曜日",
  ]);
  expect(formatDayTime(start, { locale: "ja", zone })).toBe("2026年7月18日(土) 14:00");
});
