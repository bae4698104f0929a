import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { fillManyDuties } from "#tests/support/many-duties.ts";
import { tendCare } from "~/features/care/tend-care.server.ts";
import { countWaiting } from "~/features/today/list-today.server.ts";
import { readToday } from "~/features/today/today-page.server.ts";
import type { TodayAsk } from "~/features/today/today-row.ts";

export type TodayBench = { name: string; p50: number; p95: number; perSecond: number };

const now = new Date("2026-07-07T03:00:00Z");

/**
 * Today as /today reads it (both lists, claims, aside) and the count in the navigation, from 16 readers at once, in
 * milliseconds; then one minute's look at care signals. Wants a database filled by fillManyCandidates(db, { touchpoints: 10 }).
 */
export async function benchToday(db: Db, { readers = 16, seconds = 3 } = {}): Promise<TodayBench[]> {
  await fillManyDuties(db);
  await tendCare(db, now);
  await sql`analyze care_signal`.execute(db);
  return [
    await measure("one's own people", (reader) => readToday(db, ask(reader, true))),
    await measure("everybody's", (reader) => readToday(db, ask(reader, false))),
    await measure("the dot in the navigation", (reader) => countWaiting(db, ask(reader, true))),
    await measure("a minute's look at care signals", () => tendCare(db, now), 1),
  ];

  async function measure(name: string, work: (reader: number) => Promise<unknown>, count = readers) {
    const times: number[] = [];
    // a connection plans a kept statement five times before it keeps the plan
    await Promise.all(
      Array.from({ length: count }, async (_, reader) => {
        for (let round = 0; round < 8; round++) await work(reader);
      }),
    );
    const start = performance.now();
    await Promise.all(
      Array.from({ length: count }, async (_, reader) => {
        while (performance.now() - start < seconds * 1000) {
          const begun = performance.now();
          await work(reader);
          times.push(performance.now() - begun);
        }
      }),
    );
    const elapsed = (performance.now() - start) / 1000;
    times.sort((a, b) => a - b);
    const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
    return { name, p50: at(0.5), p95: at(0.95), perSecond: Math.round(times.length / elapsed) };
  }
}

function ask(reader: number, isMine: boolean): TodayAsk {
  const hex = createHash("md5")
    .update(`member${1 + reader}`)
    .digest("hex");
  const memberId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  return { memberId, isMine, now, today: "2026-07-07", zone: "Asia/Tokyo", locale: "ja" };
}
