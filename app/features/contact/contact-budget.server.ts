import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { addDays, startOfDay, todayIn } from "~/lib/dates.ts";
import { type ContactBudget, defaultBudget } from "./contact-wish.ts";
import { atTheirSchool } from "./exam-weeks.server.ts";

/** So long back a person sees why we wrote although it was too much. */
const shownDays = 90;

/** How often one person may be written to this month without being asked, by letter or messenger, and how often we did. */
export async function readContactBudget(
  db: Db,
  candidateId: string,
  { zone, now }: { zone: string; now: Date },
): Promise<ContactBudget> {
  const today = todayIn(zone, now);
  const wish = await db
    .selectFrom("contact_wish")
    .select("promotional_a_month")
    .where("candidate_id", "=", candidateId)
    .executeTakeFirst();
  const quiet = await db
    .selectFrom("quiet_time")
    .select(["id", "from_on", "until_on"])
    .where("candidate_id", "=", candidateId)
    .where("until_on", ">=", today)
    .orderBy("from_on")
    .execute();
  const exams = await db
    .selectFrom("exam_week")
    .innerJoin("candidate", (join) => join.on("candidate.id", "=", candidateId))
    .select(["from_on as from", "until_on as until"])
    .where("until_on", ">=", today)
    .where(atTheirSchool)
    .orderBy("from_on")
    .execute();
  const overrides = await db
    .selectFrom("contact_override")
    .select(["at", "reason"])
    .where("candidate_id", "=", candidateId)
    .where("at", ">=", startOfDay(addDays(today, -shownDays), zone))
    .orderBy("at", "desc")
    .execute();
  const since = startOfDay(addDays(today, -31), zone);
  const { rows } = await sql<{ at: Date }>`
    select contact as at from budgeted_contacts(${candidateId}, ${since}) contact`.execute(db);
  const month = today.slice(0, 7);
  const days = rows.map(({ at }) => todayIn(zone, at));
  return {
    most: wish?.promotional_a_month ?? defaultBudget,
    used: days.filter((day) => day.startsWith(month)).length,
    month: Number(month.slice(5)),
    lastOn: days.sort().at(-1) ?? null,
    exams,
    overrides,
    quiet: quiet.map(({ id, from_on, until_on }) => ({ id, from: from_on, until: until_on })),
  };
}
