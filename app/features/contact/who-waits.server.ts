import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { addDays } from "~/lib/dates.ts";
import { type ContactRefusal, defaultBudget, whyWait } from "./contact-wish.ts";

type Row = {
  id: string;
  today: string;
  most: number | null;
  days: string[];
  isQuiet: boolean;
  isExam: boolean;
};

/** Of these people those whom a letter that nobody has to send should spare today, and why; each by their own clock. */
export async function whoWaits(
  db: Db,
  candidateIds: string[],
  now: Date,
): Promise<Map<string, ContactRefusal>> {
  const waits = new Map<string, ContactRefusal>();
  if (candidateIds.length === 0) return waits;
  const { rows } = await sql<Row>`
    select c.id, local.today::text as today, wish.promotional_a_month as most,
      exists (select from quiet_time q where q.candidate_id = c.id and local.today between q.from_on and q.until_on)
        as "isQuiet",
      exists (select from exam_week e where school_key(e.school) in ('', school_key(c.school))
        and local.today between e.from_on and e.until_on) as "isExam",
      array(select (contact at time zone c.zone)::date::text
        from budgeted_contacts(c.id, ${now}::timestamptz - interval '33 days') contact order by contact) as days
    from candidate c
      cross join lateral (select (${now}::timestamptz at time zone c.zone)::date as today) local
      left join contact_wish wish on wish.candidate_id = c.id
    where c.id = any(${candidateIds}::uuid[])`.execute(db);
  for (const { id, today, most, days, isQuiet, isExam } of rows) {
    const month = today.slice(0, 7);
    const refusal = whyWait(
      {
        most: most ?? defaultBudget,
        used: days.filter((day) => day.startsWith(month)).length,
        month: Number(month.slice(5)),
        lastOn: days.filter((day) => day >= addDays(today, -31)).at(-1) ?? null,
        quiet: isQuiet ? [{ id: "", from: today, until: today }] : [],
        exams: isExam ? [{ from: today, until: today }] : [],
      },
      today,
    );
    if (most === 0) waits.set(id, "stopped");
    else if (refusal) waits.set(id, refusal);
  }
  return waits;
}
