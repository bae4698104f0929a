import type { Db } from "#db/client.server.ts";
import { endedStates } from "~/features/offers/offer.ts";
import { fold } from "~/lib/fold.ts";

/** Notes of relatives who came first and to whom nobody has answered yet, oldest first, then those done. */
export async function listCalls(db: Db) {
  return calls(db)
    .orderBy("done_at", (order) => order.asc().nullsFirst())
    .orderBy("noted_at")
    .limit(100)
    .execute();
}

export async function findCall(db: Db, callId: string) {
  return calls(db).where("family_call.id", "=", callId).executeTakeFirst();
}

/** What we asked candidates this season, newest first. */
export async function listAsks(db: Db) {
  return db
    .selectFrom("family_ask")
    .innerJoin("candidate", "candidate.id", "family_ask.candidate_id")
    .innerJoin("member", "member.id", "family_ask.asked_by")
    .select([
      "family_ask.id",
      "occasion",
      "asked_at as askedAt",
      "answer",
      "candidate.id as candidateId",
      "candidate.family_name as familyName",
      "candidate.given_name as givenName",
      "candidate.romaji",
      "member.family_name as byFamilyName",
      "member.given_name as byGivenName",
    ])
    .orderBy("asked_at", "desc")
    .limit(100)
    .execute();
}

export async function findAsk(db: Db, candidateId: string, occasion: "ours" | "they_called") {
  return db
    .selectFrom("family_ask")
    .select(["id", "asked_at as askedAt", "answer"])
    .where("candidate_id", "=", candidateId)
    .where("occasion", "=", occasion)
    .executeTakeFirst();
}

function calls(db: Db) {
  return db
    .selectFrom("family_call")
    .innerJoin("member", "member.id", "family_call.noted_by")
    .leftJoin("candidate", "candidate.id", "family_call.candidate_id")
    .select([
      "family_call.id",
      "family_call.topic",
      "family_call.phone",
      "noted_at as notedAt",
      "delete_on as deleteOn",
      "done_at as doneAt",
      "candidate.id as candidateId",
      "candidate.family_name as familyName",
      "candidate.given_name as givenName",
      "candidate.romaji",
      "candidate.cohort_year as cohortYear",
      "member.family_name as byFamilyName",
      "member.given_name as byGivenName",
    ]);
}

/** Candidates with an open offer whose name, kana, romaji or address begins like this; eight at most. */
export async function searchCandidates(db: Db, words: string) {
  const term = fold(words);
  if (term === "") return [];
  return db
    .selectFrom("candidate")
    .select([
      "id",
      "family_name as familyName",
      "given_name as givenName",
      "romaji",
      "school",
      "cohort_year as year",
    ])
    .where("merged_into_id", "is", null)
    .where("id", "in", (is) =>
      is
        .selectFrom("findable_term")
        .select("candidate_id")
        .where("term", "like", `${term.replace(/[\\%_]/g, "\\$&")}%`),
    )
    .where((is) => is.or([is("offer_state", "is", null), is("offer_state", "not in", [...endedStates])]))
    .orderBy("sort_key")
    .limit(8)
    .execute();
}
