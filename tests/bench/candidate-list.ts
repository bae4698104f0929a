import { createHash } from "node:crypto";
import type { Db } from "#db/client.server.ts";
import {
  type CandidateFilter,
  type CandidateSort,
  noFilter,
} from "~/features/candidates/candidate-filter.ts";
import { listCandidates } from "~/features/candidates/candidate-list.server.ts";

export type CandidateListBench = { name: string; p50: number; p95: number; perSecond: number };

export const clock = { now: new Date("2026-07-07T03:00:00Z"), today: "2026-07-07" };

const open = { ...noFilter, year: 2027, standing: "open" as const };
/** Every kind of filter and order the list has. */
export const benchPages: Record<string, { filter: CandidateFilter; sort?: CandidateSort }> = {
  "on the way, by kana": { filter: open },
  "by reply date": { filter: open, sort: "reply" },
  "by last contact": { filter: open, sort: "contact" },
  "one state": { filter: { ...open, standing: "all", states: ["considering"] } },
  "one unit": { filter: { ...open, units: [idOf("unit8")] } },
  "one school": { filter: { ...open, school: "大学150" } },
  "one language": { filter: { ...open, language: "ko" } },
  "one tag": { filter: { ...open, tag: "留学" } },
  mine: { filter: { ...open, mineOf: idOf("member3") } },
  "due in 7 days": { filter: { ...open, isDueSoon: true } },
  "quiet for 30 days": { filter: { ...open, isQuiet: true } },
  "search: one kana": { filter: { ...open, words: "タ" } },
  "search: family name": { filter: { ...open, words: "タカハシカワ" } },
  "search: mail": { filter: { ...open, words: "person7771" } },
  "search: name in a unit": { filter: { ...open, words: "タカハシ", units: [idOf("unit11")] } },
};

/**
 * Pages of 50 as /candidates reads them (rows, next sessions and count in one), from 16 readers at once, in milliseconds; one line
 * a filter, then all of them mixed. Wants a pool of 16 on a database filled by fillManyCandidates(db, { touchpoints: 10 }).
 */
export async function benchCandidateList(
  db: Db,
  { readers = 16, seconds = 2 } = {},
): Promise<CandidateListBench[]> {
  const results: CandidateListBench[] = [];
  for (const [name, page] of Object.entries(benchPages)) results.push(await measure(name, [page]));
  results.push(await measure("all mixed", Object.values(benchPages)));
  return results;

  async function measure(name: string, mix: readonly { filter: CandidateFilter; sort?: CandidateSort }[]) {
    const times: number[] = [];
    const start = performance.now();
    await Promise.all(
      Array.from({ length: readers }, async (_, reader) => {
        for (let turn = reader; performance.now() - start < seconds * 1000; turn++) {
          const page = mix[turn % mix.length];
          if (!page) return;
          const begun = performance.now();
          await listCandidates(db, { sort: "kana", ...page, clock });
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

export function idOf(text: string) {
  const hex = createHash("md5").update(text).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
