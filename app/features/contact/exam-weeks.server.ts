import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";

export type ExamWeek = {
  id: string;
  /** "" is every school. */
  school: string;
  from: string;
  until: string;
  /** How many of ours study there. */
  people: number;
};

/** Joins exam_week to candidate. */
export const atTheirSchool = sql<boolean>`school_key(exam_week.school) in ('', school_key(candidate.school))`;

/** Longest a school's examinations may be, in days. */
const mostDays = 62;

/** Those that aren't over, the next first. */
export async function listExamWeeks(db: Db, today: string): Promise<ExamWeek[]> {
  const { rows } = await sql<ExamWeek>`
    select exam_week.id, exam_week.school, from_on as "from", until_on as until,
      (select count(*)::int from candidate where merged_into_id is null and ${atTheirSchool}) as people
    from exam_week where until_on >= ${today}::date order by from_on, exam_week.school, exam_week.id`.execute(
    db,
  );
  return rows;
}

/** The schools of ours with most people, for choosing one while typing. */
export async function listSchools(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("candidate")
    .select("school")
    .where("school", "<>", "")
    .where("merged_into_id", "is", null)
    .groupBy("school")
    .orderBy((is) => is.fn.countAll(), "desc")
    .orderBy("school")
    .limit(200)
    .execute();
  return rows.map(({ school }) => school);
}

type NewWeek = { school: string; from: string; until: string; memberId: string; now: Date };

export async function addExamWeek(
  db: Db,
  { school, from, until, memberId, now }: NewWeek,
): Promise<Result<object, "order" | "long" | "known">> {
  if (until < from) return { ok: false, reason: "order" };
  if (new Date(until).getTime() - new Date(from).getTime() > mostDays * 86_400_000)
    return { ok: false, reason: "long" };
  const known = await db
    .selectFrom("exam_week")
    .select("id")
    .where(sql<boolean>`school_key(school) = school_key(${school})`)
    .where("from_on", "=", from)
    .where("until_on", "=", until)
    .executeTakeFirst();
  if (known) return { ok: false, reason: "known" };
  await db
    .insertInto("exam_week")
    .values({
      ...{ id: uuidv7(), school: school.trim(), from_on: from, until_on: until },
      ...{ written_by: memberId, written_at: now },
    })
    .execute();
  return { ok: true };
}

export async function removeExamWeek(db: Db, id: string): Promise<void> {
  await db.deleteFrom("exam_week").where("id", "=", id).execute();
}
