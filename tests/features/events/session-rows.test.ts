import { expect, test } from "vitest";
import { changeRows, firstRow, rowsOf } from "~/features/events/session-rows.ts";

const today = "2026-07-06";
const row = { ...firstRow, day: "7/14", host: "h", label_ja: "午前の部" };

test("five evenings take four presses, each the day after the one before", () => {
  let rows = [row];
  for (const place of [0, 1, 2, 3]) rows = changeRows(rows, `next_day:${place}`, today);

  expect(rows.map(({ day }) => day)).toEqual([
    "7/14",
    "2026/07/15",
    "2026/07/16",
    "2026/07/17",
    "2026/07/18",
  ]);
  expect(new Set(rows.map(({ starts, ends, seats, host }) => [starts, ends, seats, host].join()))).toEqual(
    new Set(["18:00,19:00,6,h"]),
  );
  expect(rows.map(({ label_ja }) => label_ja)).toEqual(["午前の部", "", "", "", ""]);
});

test("the next week, right after, another day and taking away do what they say", () => {
  expect(changeRows([row], "next_week:0", today)[1]).toMatchObject({ day: "2026/07/21", starts: "18:00" });
  expect(changeRows([row], "right_after:0", today)[1]).toMatchObject({
    day: "7/14",
    starts: "19:00",
    ends: "20:00",
  });
  expect(changeRows([row], "add", today)[1]).toMatchObject({ day: "", starts: "18:00" });
  expect(changeRows([row, { ...row, day: "7/15" }], "remove:0", today)).toMatchObject([{ day: "7/15" }]);
});

test("the last row stays, past midnight no end is made up, and nonsense changes nothing", () => {
  expect(changeRows([row], "remove:0", today)).toEqual([row]);
  const late = { ...row, starts: "22:00", ends: "23:30" };
  expect(changeRows([late], "right_after:0", today)[1]).toMatchObject({ starts: "23:30", ends: "" });
  expect(changeRows([row], "next_day:7", today)).toEqual([row]);
  expect(
    changeRows(
      Array.from({ length: 60 }, () => row),
      "next_day:0",
      today,
    ),
  ).toHaveLength(60);
});

test("a posted form gives its rows back in order, one at least", () => {
  const form = new FormData();
  for (const [day, seats] of [
    ["7/14", "6"],
    ["7/15", "8"],
  ] as const) {
    form.append("day", day);
    form.append("starts", "18:00");
    form.append("seats", seats);
  }
  expect(rowsOf(form)).toMatchObject([
    { day: "7/14", seats: "6", ends: "" },
    { day: "7/15", seats: "8" },
  ]);
  expect(rowsOf(new FormData())).toHaveLength(1);
});
