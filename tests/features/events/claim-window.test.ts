import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";

const db = testDatabase();
const minute = 60_000;
const zones = ["Asia/Tokyo", "Asia/Seoul", "Europe/Berlin", "America/New_York", "Asia/Kolkata"] as const;

async function claimEnd(now: Date, zone: string, startsAt: Date): Promise<Date> {
  const { rows } = await sql<{
    until: Date;
  }>`select claim_end(${now}, ${zone}, ${startsAt}) as until`.execute(db);
  if (!rows[0]) throw new Error("no row");
  return rows[0].until;
}

/** Minutes between 8 and 21 h of the zone's clock, counted one by one. */
function wakingMinutes(from: Date, to: Date, zone: string): number {
  const clock = new Intl.DateTimeFormat("en", { timeZone: zone, hour: "numeric", hourCycle: "h23" });
  let count = 0;
  for (let at = from.getTime(); at < to.getTime(); at += minute) {
    const hour = Number(clock.format(at));
    if (hour >= 8 && hour < 21) count += 1;
  }
  return count;
}

test("a seat freed at night is kept until twelve hours of the next day have passed", async () => {
  const night = new Date("2026-07-06T14:00:00Z"); // 23:00 in Tokyo
  expect(await claimEnd(night, "Asia/Tokyo", new Date("2026-07-18T05:00:00Z"))).toEqual(
    new Date("2026-07-07T11:00:00Z"),
  );
});

test("the window follows the clock of the candidate, not ours", async () => {
  const at = new Date("2026-07-06T03:00:00Z"); // noon in Tokyo, 23:00 in New York
  expect(await claimEnd(at, "America/New_York", new Date("2026-07-18T05:00:00Z"))).toEqual(
    new Date("2026-07-07T00:00:00Z"),
  );
});

test("close to the start half of the waking hours left are given, so that the next may be asked too", async () => {
  const evening = new Date("2026-07-17T08:00:00Z"); // 17:00, the session at 14:00 the next day: 4 + 6 hours left
  expect(await claimEnd(evening, "Asia/Tokyo", new Date("2026-07-18T05:00:00Z"))).toEqual(
    new Date("2026-07-18T00:00:00Z"),
  );
});

test("any window counts twelve waking hours, or half of those left, and never passes the start", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 300 * 24 * 60 }),
      fc.integer({ min: 1, max: 96 * 60 }),
      fc.constantFrom(...zones),
      async (from, ahead, zone) => {
        const now = new Date(Date.parse("2026-01-15T00:00:00Z") + from * minute);
        const startsAt = new Date(now.getTime() + ahead * minute);
        const until = await claimEnd(now, zone, startsAt);
        expect(until.getTime()).toBeLessThanOrEqual(startsAt.getTime());
        expect(until.getTime()).toBeGreaterThan(now.getTime());
        const [given, left] = [wakingMinutes(now, until, zone), wakingMinutes(now, startsAt, zone)];
        if (left >= 12 * 60) expect(given).toBe(12 * 60);
        else if (left >= 10) expect(Math.abs(given - left / 2)).toBeLessThanOrEqual(1);
        else expect(until).toEqual(startsAt);
      },
    ),
    { numRuns: 150 },
  );
});
