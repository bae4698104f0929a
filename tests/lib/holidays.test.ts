import { expect, test } from "vitest";
import { addDays } from "~/lib/dates.ts";
import { holidayOn, holidayWord, isWorkday, workdayFrom } from "~/lib/holidays.ts";

function holidaysOf(year: number): string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1))
    if (holidayOn(day)) days.push(day.slice(5));
  return days;
}

// 内閣府「国民の祝日」について, the lists published for these years.
test("the rules give the holidays that the Cabinet Office lists", () => {
  expect(holidaysOf(2024).join(" ")).toBe(
    "01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23 10-14 11-03 11-04 11-23",
  );
  expect(holidaysOf(2026).join(" ")).toBe(
    "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23",
  );
  expect(holidaysOf(2027).join(" ")).toBe(
    "01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23",
  );
});

test("a day off for a Sunday, and one between two others, are called so", () => {
  expect(holidayOn("2026-05-06")).toBe("substitute");
  expect(holidayOn("2026-09-22")).toBe("between");
  expect(holidayWord("marine", "ja")).toBe("海の日");
  expect(holidayWord("marine", "en")).toBe("Marine Day");
});

test("a workday is neither weekend nor holiday; the nearest lies before or after", () => {
  expect(isWorkday("2026-09-24")).toBe(true);
  expect(isWorkday("2026-09-26")).toBe(false);
  expect(workdayFrom("2026-09-23", -1)).toBe("2026-09-18");
  expect(workdayFrom("2026-09-19", 1)).toBe("2026-09-24");
  expect(workdayFrom("2026-10-01", 1)).toBe("2026-10-01");
});
