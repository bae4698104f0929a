import type { Db } from "#db/client.server.ts";
import type { Addressee } from "./question.ts";

type Owner = { candidateId: string; cohortYear: number };

/** Whether a page about questions has anything to show: their own, or published ones of their class. */
export async function hasQuestions(db: Db, { candidateId, cohortYear }: Owner): Promise<boolean> {
  const row = await db
    .selectFrom("question")
    .select("id")
    .where((is) =>
      is.or([
        is("candidate_id", "=", candidateId),
        is.and([is("cohort_year", "=", cohortYear), is("published_at", "is not", null)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What somebody asked with their name, the newest first. Questions to the desk are theirs to read too. */
export async function listOwnQuestions(db: Db, candidateId: string) {
  return db
    .selectFrom("question")
    .leftJoin("member", "member.id", "question.answered_by")
    .select([
      "question.id",
      "to_whom as toWhom",
      "body",
      "answer",
      "asked_at as askedAt",
      "answered_at as answeredAt",
    ])
    .select(["member.family_name as familyName", "member.given_name as givenName", "member.romaji"])
    .where("candidate_id", "=", candidateId)
    .orderBy("asked_at", "desc")
    .limit(50)
    .execute();
}

/** Answers that everybody of a class may read, the newest first. No names. */
export async function listPublished(db: Db, cohortYear: number) {
  return db
    .selectFrom("question")
    .select(["id", "published_body as body", "answer", "locale", "published_at as publishedAt"])
    .where("cohort_year", "=", cohortYear)
    .where("published_at", "is not", null)
    .where("to_whom", "<>", "desk")
    .orderBy("published_at", "desc")
    .limit(100)
    .execute();
}

/** How many people of a class hold an open offer: among so many nobody can tell who asked. */
export async function countGroup(db: Db, cohortYear: number): Promise<number> {
  const row = await db
    .selectFrom("candidate")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("cohort_year", "=", cohortYear)
    .where("merged_into_id", "is", null)
    .where("offer_state", "in", [
      "informal",
      "considering",
      "accepted",
      "formal",
      "preparing",
      "lost_contact",
    ])
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Seniors one may ask by name: hosts of meetings to which this person was invited. */
export async function listSeniors(db: Db, candidateId: string) {
  return db
    .selectFrom("member")
    .select(["id", "family_name as familyName", "given_name as givenName", "romaji", "position"])
    .where("ended_at", "is", null)
    .where("id", "in", (is) =>
      is
        .selectFrom("session_host")
        .innerJoin("session", "session.id", "session_host.session_id")
        .innerJoin("invitation", "invitation.event_id", "session.event_id")
        .select("session_host.member_id")
        .where("invitation.candidate_id", "=", candidateId)
        .where("invitation.stopped_at", "is", null),
    )
    .orderBy("family_kana")
    .orderBy("id")
    .execute();
}

/** Who may see which questions: the desk its own, a host what was asked of seniors and isn't another host's, recruiting the rest. */
export type QuestionReader = { memberId: string; role: string };

export function addresseesOf(role: string): Addressee[] {
  if (role === "desk") return ["desk"];
  if (role === "host") return ["senior"];
  return role === "recruiter" || role === "administrator" ? ["recruiting", "senior"] : [];
}

/** Open questions, the oldest first. */
export async function listOpenQuestions(db: Db, reader: QuestionReader) {
  return questionsFor(db, reader)
    .where("answered_at", "is", null)
    .orderBy("asked_at")
    .orderBy("question.id")
    .limit(200)
    .execute();
}

export async function listAnsweredQuestions(db: Db, reader: QuestionReader) {
  return questionsFor(db, reader)
    .where("answered_at", "is not", null)
    .orderBy("answered_at", "desc")
    .orderBy("question.id")
    .limit(50)
    .execute();
}

export async function findQuestion(db: Db, reader: QuestionReader, questionId: string) {
  return questionsFor(db, reader).where("question.id", "=", questionId).executeTakeFirst();
}

function questionsFor(db: Db, { memberId, role }: QuestionReader) {
  const allowed = addresseesOf(role);
  return db
    .selectFrom("question")
    .leftJoin("candidate", "candidate.id", "question.candidate_id")
    .leftJoin("member as host", "host.id", "question.host_id")
    .select(["question.id", "to_whom as toWhom", "question.locale", "body", "may_publish as mayPublish"])
    .select(["asked_at as askedAt", "answer", "answered_at as answeredAt", "published_at as publishedAt"])
    .select(["published_body as publishedBody", "question.candidate_id as candidateId"])
    .select(["candidate.family_name as familyName", "candidate.given_name as givenName", "candidate.romaji"])
    .select([
      "host.family_name as hostFamilyName",
      "host.given_name as hostGivenName",
      "host.romaji as hostRomaji",
    ])
    .where("to_whom", "in", allowed.length > 0 ? allowed : ["nobody"])
    .$if(role === "host", (query) =>
      query.where((is) => is.or([is("host_id", "is", null), is("host_id", "=", memberId)])),
    );
}
