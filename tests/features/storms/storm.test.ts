import { expect, test } from "vitest";
import { inSafeOrder, shiftedTimes } from "~/features/storms/storm.ts";

test("a session keeps its clock on another day also when the clocks change, and its length", () => {
  const at = { startsAt: new Date("2026-10-24T12:00:00Z"), endsAt: new Date("2026-10-24T14:00:00Z") };
  const moved = shiftedTimes({ ...at, zone: "Europe/London" }, "2026-10-24", {
    kind: "day",
    day: "2026-10-26",
  });
  expect(moved).toEqual({
    startsAt: new Date("2026-10-26T13:00:00Z"),
    endsAt: new Date("2026-10-26T15:00:00Z"),
  });
  const [early, late] = [{ startsAt: at.startsAt }, { startsAt: at.endsAt }];
  expect([inSafeOrder([early, late], true)[0], inSafeOrder([late, early], false)[0]]).toEqual([late, early]);
});
