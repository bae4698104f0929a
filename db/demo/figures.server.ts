import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";

type ClassFigures = {
  year: number;
  target: number;
  offered: number;
  considering: number;
  held: number;
  declinedBefore: number;
  declinedAfter: number;
  withdrawn: number;
  /** Shares of all offers that were accepted, and of those accepted that were declined later. */
  acceptedShare: number;
  leftShare: number;
};

/** One line a class, counted from the offers alone: what the acceptance table has to agree with. */
export async function countDemo(db: Db): Promise<ClassFigures[]> {
  const { rows } = await sql<ClassFigures>`
    select offer.cohort_year as year,
      (select sum(target) from hiring_target where cohort_year = offer.cohort_year)::int as target,
      count(*) as offered,
      count(*) filter (where state in ('informal', 'considering')) as considering,
      count(*) filter (where state in ('accepted', 'formal', 'preparing', 'joined')) as held,
      count(*) filter (where state = 'declined_before') as "declinedBefore",
      count(*) filter (where state = 'declined_after') as "declinedAfter",
      count(*) filter (where state = 'withdrawn_by_company') as withdrawn,
      round(avg((accepted_on is not null)::int), 3)::float as "acceptedShare",
      coalesce(round(avg((state = 'declined_after')::int) filter (where accepted_on is not null), 3), 0)::float as "leftShare"
    from offer group by 1 order by 1`.execute(db);
  return rows;
}
