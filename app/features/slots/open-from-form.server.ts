import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import type { SlotDraft } from "./open-slots.server.ts";
import { openSlots } from "./open-slots.server.ts";
import { slotErrors } from "./slot-words.server.ts";

type Asked = { draft: SlotDraft; hostId: string; memberId: string; zone: string; locale: Locale; now: Date };

/** Opens what a form says for the class that is being looked after; answers errors by field, or how many were opened. */
export async function openFromForm(
  db: Db,
  jobs: Jobs,
  { locale, ...asked }: Asked,
): Promise<{ ok: true; count: number } | { ok: false; errors: Record<string, string[]> }> {
  const cohortYear = await classToMeet(db, todayIn(asked.zone, asked.now));
  if (cohortYear === undefined)
    return { ok: false, errors: slotErrors({ ok: false, reason: "host_unknown" }, locale) };
  const opened = await openSlots(db, jobs, { ...asked, cohortYear });
  return opened.ok
    ? { ok: true, count: opened.sessionIds.length }
    : { ok: false, errors: slotErrors(opened, locale) };
}

/** The next class to join that has anybody in it. */
async function classToMeet(db: Db, today: string): Promise<number | undefined> {
  const cohort = await db
    .selectFrom("cohort")
    .select("year")
    .where("joins_on", ">=", today)
    .where((is) =>
      is.exists(
        is.selectFrom("candidate").select("id").whereRef("candidate.cohort_year", "=", "cohort.year"),
      ),
    )
    .orderBy("joins_on")
    .executeTakeFirst();
  return cohort?.year;
}
