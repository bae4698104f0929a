import type { Db } from "#db/client.server.ts";
import { isLocale } from "~/lib/locale.ts";

/** Whose page it is. A merged record has no page: its links belong to the record that was kept. */
export async function findPageOwner(db: Db, candidateId: string) {
  const owner = await db
    .selectFrom("candidate")
    .leftJoin("company", (join) => join.onTrue())
    .select([
      "candidate.family_name as familyName",
      "candidate.given_name as givenName",
      "candidate.family_kana as familyKana",
      "candidate.given_kana as givenKana",
      "candidate.romaji",
      "candidate.email",
      "candidate.phone",
      "candidate.cohort_year as cohortYear",
      "candidate.locale",
      "candidate.zone",
      "company.name as companyName",
    ])
    .where("candidate.id", "=", candidateId)
    .where("candidate.merged_into_id", "is", null)
    .executeTakeFirst();
  return (
    owner && {
      ...owner,
      locale: isLocale(owner.locale) ? owner.locale : ("ja" as const),
      companyName: owner.companyName ?? "",
    }
  );
}

/** Where they study, as we have it. */
export async function findOwnFacts(
  db: Db,
  candidateId: string,
): Promise<{ school: string; faculty: string }> {
  return db
    .selectFrom("candidate")
    .select(["school", "faculty"])
    .where("id", "=", candidateId)
    .executeTakeFirstOrThrow();
}
