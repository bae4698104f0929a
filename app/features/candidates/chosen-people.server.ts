import type { Db } from "#db/client.server.ts";
import type { PersonName } from "~/lib/names.ts";
import { type FilterClock, matching } from "./candidate-filter.server.ts";
import type { CandidateFilter } from "./candidate-filter.ts";
import { nameOf } from "./person-of.ts";

/** Who an action on a filter would be for: how many, and the first of them by name. */
export async function readChosen(
  db: Db,
  { filter, clock, shown = 12 }: { filter: CandidateFilter; clock: FilterClock; shown?: number },
): Promise<{ count: number; people: PersonName[] }> {
  const [{ count }, rows] = await Promise.all([
    db
      .selectFrom("candidate")
      .where(matching(filter, clock))
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("candidate")
      .where(matching(filter, clock))
      .select(["family_name", "given_name", "family_kana", "given_kana", "romaji"])
      .orderBy("cohort_year")
      .orderBy("sort_key")
      .orderBy("id")
      .limit(shown)
      .execute(),
  ]);
  return { count, people: rows.map(nameOf) };
}
