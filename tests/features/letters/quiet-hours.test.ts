import fc from "fast-check";
import { expect, test } from "vitest";
import { afterQuiet, leavesAt, newsLeavesAt, usualQuietHours } from "~/features/letters/quiet-hours.ts";
import { formatTime } from "~/lib/dates.ts";

const tokyo = "Asia/Tokyo";

test.each([
  ["2026-07-17T11:59:59Z", tokyo, "2026-07-17T11:59:59Z", "20:59 is still day"],
  ["2026-07-17T12:00:00Z", tokyo, "2026-07-17T23:00:00Z", "21:00 waits for the morning"],
  ["2026-07-17T14:59:59Z", tokyo, "2026-07-17T23:00:00Z", "a second before midnight: the morning after"],
  ["2026-07-17T15:00:00Z", tokyo, "2026-07-17T23:00:00Z", "midnight: the same morning"],
  ["2026-07-17T22:59:59Z", tokyo, "2026-07-17T23:00:00Z", "7:59 waits a second"],
  ["2026-07-17T23:00:00Z", tokyo, "2026-07-17T23:00:00Z", "8:00 is day"],
  ["2026-07-17T15:00:00Z", "Europe/Paris", "2026-07-17T15:00:00Z", "night in Tokyo is afternoon in Paris"],
  ["2026-10-25T00:30:00Z", "Europe/Paris", "2026-10-25T07:00:00Z", "in the night when the clocks go back"],
  ["2026-12-31T13:00:00Z", tokyo, "2026-12-31T23:00:00Z", "New Year's Eve leads into the new year"],
])("at %s in %s a letter leaves at %s: %s", (at, zone, leaves) => {
  expect(afterQuiet(new Date(at), zone)).toEqual(new Date(leaves));
});

test("whatever the hour and the zone, no letter leaves at night, and none waits longer than a night", () => {
  const zones = fc.constantFrom(tokyo, "Asia/Seoul", "Asia/Kolkata", "America/New_York", "Pacific/Auckland");
  const instants = fc.date({ min: new Date("2026-01-01"), max: new Date("2028-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(instants, zones, (at, zone) => {
      const leaves = afterQuiet(at, zone);
      const hour = Number.parseInt(formatTime(leaves, { zone }), 10);
      expect(hour).toBeGreaterThanOrEqual(8);
      expect(hour).toBeLessThan(21);
      const waits = (leaves.getTime() - at.getTime()) / 3_600_000;
      expect(waits).toBeGreaterThanOrEqual(0);
      expect(waits).toBeLessThanOrEqual(12); // 11, and one more where clocks go back
    }),
  );
});

test("news of an event waits for the morning, unless it begins within a day", () => {
  const night = new Date("2026-07-17T14:00:00Z");
  const at = (startsAt: string) => newsLeavesAt(night, { zone: tokyo, startsAt: new Date(startsAt) });
  expect(at("2026-07-20T05:00:00Z")).toEqual(new Date("2026-07-17T23:00:00Z"));
  expect(at("2026-07-18T14:00:00Z")).toEqual(night);
  expect(at("2026-07-18T05:00:00Z")).toEqual(night);
});

test.each([
  ["event_invitation", "2026-07-18T05:00:00Z", false],
  ["event_reminder", "2026-07-18T05:00:00Z", false],
  ["offer_papers", null, false],
  ["event_seat_offered", "2026-07-25T05:00:00Z", false],
  ["event_seat_offered", "2026-07-18T05:00:00Z", true],
  ["event_moved", "2026-07-18T05:00:00Z", true],
  ["event_confirmed", "2026-07-25T05:00:00Z", true],
  ["sign_in_link", null, true],
] as const)("at night %s of something on %s leaves at once: %s", (letter, startsAt, isAtOnce) => {
  const night = new Date("2026-07-17T14:00:00Z");
  const event = startsAt ? { startsAt: new Date(startsAt) } : null;
  const leaves = leavesAt({ letter, zone: tokyo, event, details: {} }, night, usualQuietHours);
  expect(leaves).toEqual(isAtOnce ? night : new Date("2026-07-17T23:00:00Z"));
});

test("a company chooses its hours; equal ones mean that no letter waits", () => {
  const at = new Date("2026-07-17T10:30:00Z"); // 19:30
  expect(afterQuiet(at, tokyo, { from: 19, until: 9 })).toEqual(new Date("2026-07-18T00:00:00Z"));
  expect(afterQuiet(at, tokyo, { from: 13, until: 20 })).toEqual(new Date("2026-07-17T11:00:00Z"));
  expect(afterQuiet(at, tokyo, { from: 0, until: 0 })).toEqual(at);
});
