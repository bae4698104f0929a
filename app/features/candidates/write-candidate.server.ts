import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { inTransaction } from "#db/in-transaction.server.ts";
import { candidateKeys, candidateTerms } from "~/lib/fold.ts";
import type { Locale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import { holdOffers } from "./hold-offers.server.ts";
import { writeTouchpoint } from "./write-touchpoint.server.ts";

/** What a person types about a candidate. Empty text where nothing is known. */
export type CandidateFacts = {
  familyName: string;
  givenName: string;
  familyKana: string;
  givenKana: string;
  romaji: string;
  email: string;
  phone: string;
  school: string;
  faculty: string;
  reference: string;
  note: string;
  language: Locale;
  recruiterId: string | null;
  deputyId: string | null;
};

/** Adds a candidate to a class, inside the caller's transaction (the offer usually comes with it). */
export async function addCandidate(
  trx: Db,
  input: { cohortYear: number; facts: CandidateFacts; by: string; now: Date },
): Promise<{ candidateId: string }> {
  const id = uuidv7();
  const columns = columnsOf(input.facts);
  await trx
    .insertInto("candidate")
    .values({
      id,
      cohort_year: input.cohortYear,
      ...columns,
      ...candidateKeys(columns),
      created_at: input.now,
      updated_at: input.now,
    })
    .execute();
  await writeTerms(trx, id);
  await writeTouchpoint(trx, {
    candidateId: id,
    kind: "added",
    happenedAt: input.now,
    fromCandidate: false,
    isContact: false,
    memberId: input.by,
  });
  return { candidateId: id };
}

/** Corrects a candidate's facts; the search finds the new ones at once. */
export async function changeCandidate(
  db: Db,
  input: { candidateId: string; facts: CandidateFacts; now: Date },
): Promise<Result<object, "not_found">> {
  return inTransaction(db, async (trx) => {
    const columns = columnsOf(input.facts);
    await holdOffers(trx, sql`${input.candidateId}::uuid`);
    const changed = await trx
      .updateTable("candidate")
      .set({ ...columns, ...candidateKeys(columns), updated_at: input.now })
      .where("id", "=", input.candidateId)
      .where("merged_into_id", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!changed) return { ok: false, reason: "not_found" };
    await writeTerms(trx, input.candidateId);
    return { ok: true };
  });
}

/** Rewrites the words a candidate is found by: the person's own, and those of records merged into this one. */
export async function writeTerms(trx: Db, candidateId: string) {
  const people = await trx
    .selectFrom("candidate")
    .select(["family_name", "given_name", "family_kana", "given_kana", "romaji"])
    .select(["email", "phone", "school", "faculty", "reference"])
    .where((eb) => eb.or([eb("id", "=", candidateId), eb("merged_into_id", "=", candidateId)]))
    .execute();
  await putTerms(trx, candidateId, [...new Set(people.flatMap((person) => candidateTerms(person)))]);
}

/** Adds words a candidate is found by to those there are. */
export async function addTerms(trx: Db, candidateId: string, added: readonly string[]) {
  const { terms } = await trx
    .selectFrom("candidate")
    .select("terms")
    .where("id", "=", candidateId)
    .executeTakeFirstOrThrow();
  await putTerms(trx, candidateId, [...new Set([...terms, ...added])]);
}

/**
 * Until the end of this transaction the terms of people whom an import added aren't written: a person's new terms don't
 * meet the old ones. See write-rest.server.ts.
 */
async function holdImportRest(trx: Db) {
  await sql`select pg_advisory_xact_lock_shared(hashtext('import-rest'))`.execute(trx);
}

/** `candidate.terms` says which rows of candidate_term are the person's: there is no index to ask. */
async function putTerms(trx: Db, candidateId: string, terms: string[]) {
  await holdImportRest(trx);
  await sql`
    delete from candidate_term using (select unnest(terms) as term from candidate where id = ${candidateId}) old
    where candidate_term.term = old.term and candidate_id = ${candidateId}`.execute(trx);
  await trx.updateTable("candidate").set({ terms }).where("id", "=", candidateId).execute();
  if (terms.length > 0)
    await trx
      .insertInto("candidate_term")
      .values(terms.map((term) => ({ term, candidate_id: candidateId })))
      .execute();
}

function columnsOf(facts: CandidateFacts) {
  const { recruiterId, deputyId } = facts;
  return {
    family_name: facts.familyName,
    given_name: facts.givenName,
    family_kana: facts.familyKana,
    given_kana: facts.givenKana,
    romaji: facts.romaji,
    email: facts.email,
    phone: facts.phone,
    school: facts.school,
    faculty: facts.faculty,
    reference: facts.reference,
    note: facts.note,
    locale: facts.language,
    recruiter_id: recruiterId,
    deputy_id: deputyId === recruiterId ? null : deputyId,
  };
}
