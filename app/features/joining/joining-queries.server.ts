import { type SqlBool, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { nameOf } from "~/features/candidates/person-of.ts";
import type { OfferState } from "~/features/offers/offer.ts";
import type { CheckState, JoiningCheck } from "./joining.ts";

/** What was noted of one person, by document. */
export async function readChecks(db: Db, candidateId: string): Promise<Map<string, JoiningCheck>> {
  const rows = await db
    .selectFrom("joining_check")
    .select(["document_id", "state", "happened_on"])
    .where("candidate_id", "=", candidateId)
    .execute();
  return new Map(
    rows.map((row) => [row.document_id, { state: row.state as CheckState, on: row.happened_on }]),
  );
}

export const peoplePerPage = 100;

type Asked = { cohortYear: number; lacking: string; page: number };

/** People of a class before or after their first day, in kana order; `lacking` keeps those without that paper. */
export async function listJoiners(db: Db, { cohortYear, lacking, page }: Asked) {
  const rows = await joiners(db, cohortYear, lacking)
    .leftJoin("unit", "unit.id", "candidate.unit_id")
    .select(["candidate.id", "family_name", "given_name", "family_kana", "given_kana", "romaji"])
    .select(["candidate.offer_state", "unit.name as unit_name"])
    .select(
      sql<Record<string, JoiningCheck> | null>`(select json_object_agg(document_id,
        json_build_object('state', state, 'on', happened_on)) from joining_check
        where joining_check.candidate_id = candidate.id)`.as("checks"),
    )
    .orderBy("sort_key")
    .orderBy("candidate.id")
    .limit(peoplePerPage)
    .offset((page - 1) * peoplePerPage)
    .execute();
  return rows.map((row) => ({
    ...nameOf(row),
    id: row.id,
    state: row.offer_state as OfferState,
    unit: row.unit_name ?? "",
    checks: row.checks ?? {},
  }));
}

export async function countJoiners(db: Db, cohortYear: number, lacking = ""): Promise<number> {
  const { count } = await joiners(db, cohortYear, lacking)
    .select((is) => is.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** How many have sent each paper, or don't need to. */
export async function countArrived(db: Db, cohortYear: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("joining_check")
    .innerJoin("candidate", "candidate.id", "joining_check.candidate_id")
    .select(["document_id"])
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("joining_check.state", "in", ["received", "not_needed"])
    .where("candidate.cohort_year", "=", cohortYear)
    .where("candidate.offer_state", "in", ["preparing", "joined"])
    .where("candidate.merged_into_id", "is", null)
    .groupBy("document_id")
    .execute();
  return new Map(rows.map((row) => [row.document_id, row.count]));
}

function joiners(db: Db, cohortYear: number, lacking: string) {
  return db
    .selectFrom("candidate")
    .where("candidate.cohort_year", "=", cohortYear)
    .where("candidate.offer_state", "in", ["preparing", "joined"])
    .where("candidate.merged_into_id", "is", null)
    .$if(lacking !== "", (query) =>
      query.where(
        sql<SqlBool>`not exists (select from joining_check where joining_check.candidate_id = candidate.id
          and document_id = ${lacking} and joining_check.state <> 'asked')`,
      ),
    );
}
