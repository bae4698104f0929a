import type { Db } from "#db/client.server.ts";

export type Cohort = { year: number; formalOn: string; joinsOn: string };

/** All classes, the newest first. */
export async function listCohorts(db: Db): Promise<Cohort[]> {
  return db
    .selectFrom("cohort")
    .select(["year", "formal_on as formalOn", "joins_on as joinsOn"])
    .orderBy("year", "desc")
    .execute();
}

/**
 * The class a page shows: the one asked for by year, else the next to join that has candidates, else the newest.
 * `today` is a day of the company's zone. Undefined only before the first class exists.
 */
export async function findCohort(db: Db, today: string, year?: number): Promise<Cohort | undefined> {
  const cohorts = await listCohorts(db);
  const asked = cohorts.find((cohort) => cohort.year === year);
  if (asked) return asked;
  // one look a class: reading a hundred thousand people for a handful of years takes longer than the page
  const filled = await db
    .selectFrom("cohort")
    .select("year")
    .where((is) =>
      is.exists(
        is
          .selectFrom("candidate")
          .select("candidate.id")
          .whereRef("candidate.cohort_year", "=", "cohort.year"),
      ),
    )
    .execute();
  const withPeople = new Set(filled.map((row) => row.year));
  const coming = cohorts.filter((cohort) => cohort.joinsOn >= today).reverse();
  return coming.find((cohort) => withPeople.has(cohort.year)) ?? coming[0] ?? cohorts[0];
}

/** The class that something on a day is for: `year` as long as it hasn't joined by then, else the next to join. */
export async function classOn(db: Db, day: string, year: number): Promise<number> {
  const own = (await listCohorts(db)).find((cohort) => cohort.year === year);
  if (own && own.joinsOn >= day) return year;
  return (await findCohort(db, day))?.year ?? year;
}
