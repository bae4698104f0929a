import { createHash } from "node:crypto";
import type { Db } from "#db/client.server.ts";
import { findAcceptancePicture } from "~/features/acceptances/acceptance-picture.server.ts";
import { readBoard } from "~/features/offers/board-view.server.ts";
import { tidyTally } from "~/features/offers/tally-offers.server.ts";

export type BoardBench = { name: string; p50: number; p95: number; perSecond: number };

const now = new Date("2026-07-07T03:00:00Z");
const today = "2026-07-07";
const cohort = { year: 2027, formalOn: "2026-10-01" };
const reader = { locale: "ja", today, now, open: ["declined"] } as const;

/**
 * The board as /offers reads it and the table as /acceptances reads it, from 16 readers at once, in milliseconds. Wants a
 * database filled by fillManyCandidates.
 */
export async function benchBoard(db: Db, { readers = 16, seconds = 3 } = {}): Promise<BoardBench[]> {
  await tidyTally(db);
  const mine = (reader: number) => {
    const hex = createHash("md5")
      .update(`member${1 + reader}`)
      .digest("hex");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };
  const board = (mineOf: string | null) =>
    readBoard(db, { cohortYear: 2027, unit: "", mineOf }, cohort, reader);
  return [
    await measure("board, everybody's", () => board(null)),
    await measure("board, one's own people", (reader) => board(mine(reader))),
    await measure("acceptance table", () => findAcceptancePicture(db, today, 2027)),
  ];

  async function measure(name: string, work: (reader: number) => Promise<unknown>) {
    const times: number[] = [];
    // a connection plans a kept statement five times before it keeps the plan
    await Promise.all(
      Array.from({ length: readers }, async (_, reader) => {
        for (let round = 0; round < 8; round++) await work(reader);
      }),
    );
    const start = performance.now();
    await Promise.all(
      Array.from({ length: readers }, async (_, reader) => {
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
