import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { kept } from "#db/kept-statements.server.ts";
import { deskLetters } from "~/features/letters/letter.ts";

/** One candidate with the names of the people and the unit around them. Merged records are found too: see mergedIntoId. */
export async function findCandidate(db: Db, candidateId: string) {
  if (!/^[0-9a-f-]{36}$/i.test(candidateId)) return undefined;
  return db
    .selectFrom("candidate")
    .leftJoin("unit", "unit.id", "candidate.unit_id")
    .leftJoin("member as recruiter", "recruiter.id", "candidate.recruiter_id")
    .leftJoin("member as deputy", "deputy.id", "candidate.deputy_id")
    .leftJoin("offer", "offer.id", "candidate.offer_id")
    .innerJoin("cohort", "cohort.year", "candidate.cohort_year")
    .select(["candidate.id", "candidate.cohort_year", "candidate.family_name", "candidate.given_name"])
    .select(["candidate.family_kana", "candidate.given_kana", "candidate.romaji", "candidate.reference"])
    .select(["candidate.email", "candidate.phone", "candidate.school", "candidate.faculty", "candidate.note"])
    .select(["candidate.locale", "candidate.zone", "candidate.recruiter_id", "candidate.deputy_id"])
    .select([
      "candidate.sort_key",
      "candidate.offer_id",
      "candidate.merged_into_id",
      "candidate.last_contact_at",
    ])
    .select(["unit.name as unit_name", "cohort.formal_on as cohort_formal_on", "cohort.joins_on"])
    .select([
      "recruiter.family_name as recruiter_family_name",
      "recruiter.given_name as recruiter_given_name",
    ])
    .select(["recruiter.romaji as recruiter_romaji", "deputy.romaji as deputy_romaji"])
    .select(["deputy.family_name as deputy_family_name", "deputy.given_name as deputy_given_name"])
    .select(["offer.state", "offer.offered_on", "offer.reply_on", "offer.extended_count"])
    .select(["offer.accepted_on", "offer.formal_on", "offer.ended_on"])
    .where("candidate.id", "=", candidateId)
    .executeTakeFirst();
}

export type CandidateDetails = NonNullable<Awaited<ReturnType<typeof findCandidate>>>;

export async function listTags(db: Db, candidateId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("candidate_tag")
    .select("tag")
    .where("candidate_id", "=", candidateId)
    .orderBy("tag")
    .execute();
  return rows.map((row) => row.tag);
}

/** Every tag in use. */
export async function listAllTags(db: Db): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`${everyTag}`.execute(db);
  return rows.map((row) => row.tag);
}

/** Walks the index from tag to tag instead of reading all of it. */
const everyTag = sql`
  with recursive seen as (
    (select tag from candidate_tag order by tag limit 1)
    union all
    select (select tag from candidate_tag where tag > seen.tag order by tag limit 1) from seen where seen.tag is not null
  ) select tag from seen where tag is not null limit 100`;

/** Those who can be in charge: recruiters and administrators who are still with us. */
export async function listRecruiters(db: Db) {
  return recruitersInOrder(db).execute();
}

function recruitersInOrder(db: Db) {
  return db
    .selectFrom("member")
    .select(["id", "family_name", "given_name", "family_kana", "given_kana", "romaji"])
    .where("role", "in", ["recruiter", "administrator"])
    .where("ended_at", "is", null)
    .orderBy("family_kana")
    .orderBy("id");
}

export async function listUnits(db: Db) {
  return unitsInOrder(db).execute();
}

function unitsInOrder(db: Db) {
  return db
    .selectFrom("unit")
    .select(["id", "name"])
    .where("closed_at", "is", null)
    .orderBy("position")
    .orderBy("name");
}

/** What the list's filters offer, in one statement: classes, units, recruiters and tags as the lists above have them. */
export async function listChoices(db: Db) {
  const { rows } = await sql<{
    years: number[];
    units: { id: string; name: string }[];
    recruiters: {
      id: string;
      family_name: string;
      given_name: string;
      family_kana: string;
      given_kana: string;
      romaji: string;
    }[];
    tags: string[];
  }>`${kept} select array(select year from cohort order by year desc) as years,
    array(${everyTag}) as tags,
    (select coalesce(json_agg(unit), '[]') from (${unitsInOrder(db)}) as unit) as units,
    (select coalesce(json_agg(person), '[]') from (${recruitersInOrder(db)}) as person) as recruiters`.execute(
    db,
  );
  return rows[0] ?? { years: [], units: [], recruiters: [], tags: [] };
}

/** Newest class first. */
export async function listCohorts(db: Db) {
  return db.selectFrom("cohort").select(["year", "formal_on", "joins_on"]).orderBy("year", "desc").execute();
}

/** The class people work on now: the newest that has candidates, else the newest. */
export async function currentYear(db: Db): Promise<number | null> {
  const { rows } = await sql<{ year: number | null }>`${kept} select ${theCurrentYear} as year`.execute(db);
  return rows[0]?.year ?? null;
}

/** The same as part of a larger statement. In the order of an index: a class without people isn't looked for in all of them. */
export const theCurrentYear = sql<number | null>`(select year from cohort
  order by (select true from candidate where cohort_year = cohort.year and merged_into_id is null
    order by sort_key, id limit 1) is not null desc, year desc
  limit 1)`;

/** Sessions ahead that the candidate is invited to, the nearest first, with the answer and the seat. */
export async function listComingSessions(db: Db, candidateId: string, now: Date) {
  return db
    .selectFrom("invitation")
    .innerJoin("event", "event.id", "invitation.event_id")
    .innerJoin("session", "session.event_id", "event.id")
    .leftJoin("seat", (join) =>
      join
        .onRef("seat.session_id", "=", "session.id")
        .onRef("seat.candidate_id", "=", "invitation.candidate_id"),
    )
    .select(["event.id as event_id", "event.title", "event.zone", "session.id as session_id"])
    .select(["session.starts_at", "session.ends_at", "invitation.answer", "seat.state as seat_state"])
    .where("invitation.candidate_id", "=", candidateId)
    .where("invitation.stopped_at", "is", null)
    .where("event.state", "=", "published")
    .where("session.state", "<>", "cancelled")
    .where("session.ends_at", ">", now)
    .orderBy("session.starts_at")
    .limit(5)
    .execute();
}

export async function listLetters(db: Db, candidateId: string) {
  return db
    .selectFrom("delivery")
    .select(["id", "letter", "subject", "state", "created_at", "finished_at"])
    .where("candidate_id", "=", candidateId)
    .where("letter", "not in", deskLetters)
    .orderBy("created_at", "desc")
    .limit(5)
    .execute();
}

export type TimelineSide = "all" | "candidate" | "company";

/** A page of the timeline, newest first; `before` is the last entry seen. */
export async function listTouchpoints(
  db: Db,
  page: { candidateId: string; side: TimelineSide; before?: { at: Date; id: string } | null; limit?: number },
) {
  const limit = page.limit ?? 20;
  let query = db
    .selectFrom("touchpoint")
    .leftJoin("member", "member.id", "touchpoint.member_id")
    .select(["touchpoint.id", "touchpoint.kind", "touchpoint.happened_at", "touchpoint.from_candidate"])
    .select(["touchpoint.body", "touchpoint.details"])
    .select(["member.family_name as member_family_name", "member.given_name as member_given_name"])
    .select("member.romaji as member_romaji")
    .where("touchpoint.candidate_id", "=", page.candidateId)
    .orderBy("touchpoint.happened_at", "desc")
    .orderBy("touchpoint.id", "desc")
    .limit(limit + 1);
  if (page.side !== "all") query = query.where("touchpoint.from_candidate", "=", page.side === "candidate");
  const { before } = page;
  if (before)
    query = query.where(
      sql<boolean>`(touchpoint.happened_at, touchpoint.id) < (${before.at}::timestamptz, ${before.id}::uuid)`,
    );
  const rows = await query.execute();
  return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
}

/** The one before and the one after in kana order of the class. */
export async function listNeighbours(db: Db, at: { cohortYear: number; sortKey: string; id: string }) {
  const side = (isNext: boolean) =>
    db
      .selectFrom("candidate")
      .select(["id", "family_name", "given_name", "romaji"])
      .where("cohort_year", "=", at.cohortYear)
      .where("merged_into_id", "is", null)
      .where(
        sql<boolean>`(cohort_year, sort_key, id) ${sql.raw(isNext ? ">" : "<")} (${at.cohortYear}::int, ${at.sortKey}, ${at.id}::uuid)`,
      )
      .orderBy("sort_key", isNext ? "asc" : "desc")
      .orderBy("id", isNext ? "asc" : "desc")
      .limit(1)
      .executeTakeFirst();
  const [previous, next] = await Promise.all([side(false), side(true)]);
  return { previous: previous ?? null, next: next ?? null };
}

/** The merge that made a record what it is and can be undone, newest first. */
export async function findOpenMerge(db: Db, keptId: string) {
  return db
    .selectFrom("candidate_merge")
    .innerJoin("candidate as other", "other.id", "candidate_merge.merged_id")
    .select([
      "candidate_merge.id",
      "candidate_merge.merged_at",
      "other.family_name",
      "other.given_name",
      "other.romaji",
    ])
    .where("candidate_merge.kept_id", "=", keptId)
    .where("candidate_merge.undone_at", "is", null)
    .orderBy("candidate_merge.merged_at", "desc")
    .executeTakeFirst();
}

/** Published events whose session lies ahead, the nearest first: what somebody can still be asked to. */
export async function listOpenEvents(db: Db, now: Date) {
  return db
    .selectFrom("event")
    .innerJoin("session", "session.event_id", "event.id")
    .select(["event.id", "event.title", "event.zone", "session.starts_at", "session.ends_at"])
    .select(["session.seats", "session.seats_taken"])
    .where("event.state", "=", "published")
    .where("session.state", "=", "open")
    .where("session.starts_at", ">", now)
    .orderBy("session.starts_at")
    .limit(50)
    .execute();
}
