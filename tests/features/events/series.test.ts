import fc from "fast-check";
import { expect, test } from "vitest";
import { daysInRhythm, pickedDays } from "~/features/events/series.ts";
import { dayOfWeek } from "~/lib/dates.ts";

test("every week and every second week keep the weekday", () => {
  expect(daysInRhythm("2026-12-22", "weekly", 3)).toEqual(["2026-12-29", "2027-01-05", "2027-01-12"]);
  expect(daysInRhythm("2026-07-07", "fortnightly", 2)).toEqual(["2026-07-21", "2026-08-04"]);
});

test("every month keeps the week and the weekday; a fifth becomes the last where there is none", () => {
  expect(daysInRhythm("2026-07-14", "monthly", 3)).toEqual(["2026-08-11", "2026-09-08", "2026-10-13"]);
  // 31 July 2026 is the fifth Friday; August has four, October five.
  expect(daysInRhythm("2026-07-31", "monthly", 3)).toEqual(["2026-08-28", "2026-09-25", "2026-10-30"]);
  expect(daysInRhythm("2027-01-31", "monthly", 1)).toEqual(["2027-02-28"]);
});

test("each following month is met once, on the same weekday", () => {
  const anyDay = fc
    .date({ min: new Date("2024-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(anyDay, (first) => {
      const days = daysInRhythm(first, "monthly", 14);
      const months = [first, ...days].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
      return (
        days.every((day) => dayOfWeek(day) === dayOfWeek(first)) &&
        months.every((month, place) => month === (months[0] ?? 0) + place)
      );
    }),
  );
});

test("picked days are read in any writing, each once; what can't be read comes back", () => {
  expect(pickedDays("7/28、2026年8月4日(火)\n7/28, soon", "2026-07-06")).toEqual({
    days: ["2026-07-28", "2026-08-04"],
    unread: ["soon"],
  });
});
