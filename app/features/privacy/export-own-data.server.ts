import type { Db } from "#db/client.server.ts";
import { listRequestsOf } from "./own-request.server.ts";

/** Everything that is kept about one person, as data; the text of notes only where it was disclosed. */
export async function exportOwnData(db: Db, candidateId: string) {
  type Own =
    | "offer"
    | "offer_move"
    | "offer_receipt"
    | "offer_time_request"
    | "way_back"
    | "offer_course_change"
    | "joining_check"
    | "newsletter_consent";
  const mine = <T extends Own>(table: T) =>
    db
      .selectFrom(table as "offer")
      .selectAll()
      .where("candidate_id", "=", candidateId)
      .execute();
  const requests = await listRequestsOf(db, candidateId);
  const disclosed = new Set(requests.flatMap((request) => request.disclosed as string[]));
  const person = await db
    .selectFrom("candidate")
    .select(["cohort_year", "reference", "family_name", "given_name", "family_kana", "given_kana", "romaji"])
    .select(["email", "phone", "school", "faculty", "locale", "zone", "created_at", "updated_at"])
    .where("id", "=", candidateId)
    .executeTakeFirstOrThrow();
  const timeline = await db
    .selectFrom("touchpoint")
    .select(["id", "happened_at", "kind", "from_candidate", "body"])
    .where("candidate_id", "=", candidateId)
    .orderBy("happened_at")
    .execute();
  return {
    person,
    offers: await mine("offer"),
    offerHistory: await mine("offer_move"),
    receipts: await mine("offer_receipt"),
    timeRequests: await mine("offer_time_request"),
    waysBack: await mine("way_back"),
    newsletter: await mine("newsletter_consent"),
    courseChanges: await mine("offer_course_change"),
    joiningPapers: await mine("joining_check"),
    timeline: timeline.map(({ body, ...entry }) => ({
      ...entry,
      ...(entry.from_candidate || disclosed.has(entry.id) ? { body } : {}),
    })),
    invitations: await db
      .selectFrom("invitation")
      .innerJoin("event", "event.id", "invitation.event_id")
      .select([
        "event.title",
        "invitation.invited_at",
        "invitation.answer",
        "invitation.answered_at",
        "answer_word",
      ])
      .where("candidate_id", "=", candidateId)
      .execute(),
    letters: await db
      .selectFrom("delivery")
      .select(["letter", "subject", "address", "state", "created_at"])
      .where("candidate_id", "=", candidateId)
      .orderBy("created_at")
      .execute(),
    writtenOverBudget: await db
      .selectFrom("contact_override")
      .select(["at", "place", "refusal", "reason"])
      .where("candidate_id", "=", candidateId)
      .orderBy("at")
      .execute(),
    talks: await db
      .selectFrom("senior_talk")
      .innerJoin("session", "session.id", "senior_talk.session_id")
      .innerJoin("event", "event.id", "session.event_id")
      .select([
        "session.starts_at",
        "senior_talk.topic",
        "event.description",
        "senior_talk.state",
        "asked_at",
      ])
      .where("candidate_id", "=", candidateId)
      .execute(),
    questions: await db
      .selectFrom("question")
      .select(["to_whom", "body", "answer", "asked_at", "answered_at"])
      .where("candidate_id", "=", candidateId)
      .execute(),
    reports: await db
      .selectFrom("report")
      .select(["body", "answer", "filed_at", "answered_at"])
      .where("candidate_id", "=", candidateId)
      .execute(),
    perksTold: await db
      .selectFrom("perk_told")
      .innerJoin("perk", "perk.id", "perk_told.perk_id")
      .select(["perk.title", "told_at", "how"])
      .where("candidate_id", "=", candidateId)
      .execute(),
    perkApplications: await db
      .selectFrom("perk_application")
      .innerJoin("perk", "perk.id", "perk_application.perk_id")
      .select(["perk.title", "perk_application.state", "applied_at", "withdrawn_at", "decided_at", "reason"])
      .where("candidate_id", "=", candidateId)
      .execute(),
    tripsTold: await db
      .selectFrom("trip_told")
      .innerJoin("event", "event.id", "trip_told.event_id")
      .select(["event.title", "told_at"])
      .where("candidate_id", "=", candidateId)
      .execute(),
    tripApplications: await db
      .selectFrom("trip_application")
      .innerJoin("event", "event.id", "trip_application.event_id")
      .leftJoin("trip_readiness", "trip_readiness.application_id", "trip_application.id")
      .select([
        "event.title",
        "number",
        "trip_application.state",
        "wish",
        "alternative_state",
        "statement",
        "place",
        "applied_at",
      ])
      .select(["withdrawn_at", "claimed_at", "passport_until", "authorisation", "authorisation_until"])
      .select(["insurance", "insurance_until", "emergency_name", "emergency_phone", "allergies"])
      .select(["access_needs", "delete_on"])
      .where("candidate_id", "=", candidateId)
      .execute(),
    saidByHosts: await db
      .selectFrom("host_feedback")
      .select(["talked", "helped", "next", "line", "given_at"])
      .where("candidate_id", "=", candidateId)
      .execute(),
    shownToHosts: await db
      .selectFrom("host_profile")
      .select(["shows_reading", "shows_school", "shows_faculty"])
      .select(["region", "languages", "topics", "about", "updated_at"])
      .where("candidate_id", "=", candidateId)
      .execute(),
    requests,
  };
}
