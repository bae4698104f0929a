import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { meetingDays, type Reporter } from "./report.ts";
import { hashOfKey } from "./report-key.server.ts";

type Reader = { role: string };

/** Meetings this person was invited to or asked to lead, also those that are over: what a report may be about. */
export async function listMeetings(db: Db, reporter: Reporter, now: Date) {
  const since = new Date(now.getTime() - meetingDays * 86_400_000);
  const mine =
    "candidateId" in reporter
      ? sql<boolean>`exists (select from invitation i where i.event_id = session.event_id
          and i.candidate_id = ${reporter.candidateId})`
      : sql<boolean>`exists (select from session_host h where h.session_id = session.id
          and h.member_id = ${reporter.memberId})`;
  return db
    .selectFrom("session")
    .innerJoin("event", "event.id", "session.event_id")
    .select(["session.id", "event.title", "session.starts_at as startsAt", "event.zone"])
    .where(mine)
    .where("event.state", "<>", "draft")
    .where("session.starts_at", ">", since)
    .orderBy("session.starts_at", "desc")
    .limit(100)
    .execute();
}

/** What somebody told with their name, the newest first: for their own page alone. */
export async function listOwnReports(db: Db, reporter: Reporter) {
  return db
    .selectFrom("report")
    .leftJoin("member", (join) => join.onRef("member.id", "=", "answered_by").on("is_signed", "=", true))
    .select(["report.id", "body", "answer", "report.locale", "filed_at as filedAt"])
    .select(["member.family_name as familyName", "member.given_name as givenName", "member.romaji"])
    .$if("candidateId" in reporter, (query) =>
      query.where("candidate_id", "=", (reporter as { candidateId: string }).candidateId),
    )
    .$if("memberId" in reporter, (query) =>
      query.where("member_id", "=", (reporter as { memberId: string }).memberId),
    )
    .orderBy("filed_at", "desc")
    .execute();
}

/** The report that a key opens, for whoever kept it; they gave no name. */
export async function findNamelessReport(db: Db, key: string) {
  return db
    .selectFrom("report")
    .leftJoin("member", (join) => join.onRef("member.id", "=", "answered_by").on("is_signed", "=", true))
    .select(["body", "answer", "report.locale"])
    .select(["member.family_name as familyName", "member.given_name as givenName", "member.romaji"])
    .where("reply_hash", "=", hashOfKey(key))
    .executeTakeFirst();
}

/** Open ones first, oldest first; then the closed. Nothing for any role but the desk, whoever calls it. */
export async function listReports(db: Db, reader: Reader) {
  return reportsFor(db, reader)
    .orderBy(sql`closed_at is not null`)
    .orderBy("filed_at")
    .orderBy("report.id")
    .limit(300)
    .execute();
}

export async function findReport(db: Db, reader: Reader, reportId: string) {
  return reportsFor(db, reader).where("report.id", "=", reportId).executeTakeFirst();
}

export async function listReportNotes(db: Db, reader: Reader, reportId: string) {
  return db
    .selectFrom("report_note")
    .innerJoin("member", "member.id", "member_id")
    .select(["report_note.id", "body", "written_at as writtenAt"])
    .select(["family_name as familyName", "given_name as givenName", "romaji"])
    .where("report_id", "=", reportId)
    .where(sql<boolean>`${reader.role} = 'desk'`)
    .orderBy("written_at")
    .execute();
}

function reportsFor(db: Db, { role }: Reader) {
  return db
    .selectFrom("report")
    .leftJoin("candidate", "candidate.id", "report.candidate_id")
    .leftJoin("member as host", "host.id", "report.member_id")
    .leftJoin("session", "session.id", "report.session_id")
    .leftJoin("event", "event.id", "session.event_id")
    .select(["report.id", "body", "report.locale", "filed_at as filedAt", "answer", "closed_at as closedAt"])
    .select([
      "answered_at as answeredAt",
      "report.candidate_id as candidateId",
      "report.member_id as memberId",
    ])
    .select((is) => [
      is.fn.coalesce("candidate.family_name", "host.family_name").as("familyName"),
      is.fn.coalesce("candidate.given_name", "host.given_name").as("givenName"),
      is.fn.coalesce("candidate.romaji", "host.romaji").as("romaji"),
    ])
    .select(["event.title", "event.zone", "session.starts_at as startsAt"])
    .select(sql<boolean>`reply_hash is not null`.as("isNameless"))
    .where(sql<boolean>`${role}::text = 'desk'`);
}
