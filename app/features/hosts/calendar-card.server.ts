import type { Db } from "#db/client.server.ts";
import { formatShortDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { type CalendarProblem, findOwnCalendar } from "./own-calendar.server.ts";

/** What the settings say of the calendar a host lent, in words. */
export async function readCalendarCard(
  db: Db,
  { memberId, locale, zone, now }: { memberId: string; locale: Locale; zone: string; now: Date },
) {
  const lent = await findOwnCalendar(db, memberId, now);
  return {
    isLent: lent !== undefined,
    lines: lent
      ? [
          m.hostcal_site({ site: lent.site }, { locale }),
          lent.readAt
            ? m.hostcal_read({ when: formatShortDayTime(lent.readAt, { locale, zone }) }, { locale })
            : m.hostcal_soon({}, { locale }),
          m.hostcal_busy({ count: lent.busy }, { locale }),
        ]
      : [],
    problem: lent && lent.problem !== "" && lent.readAt === null ? problemWord(lent.problem, locale) : "",
    isStale: Boolean(lent && lent.problem !== "" && lent.readAt !== null),
    words: sayAll(locale, {
      title: m.hostcal_title,
      text: m.hostcal_text,
      field: m.hostcal_field,
      hint: m.hostcal_hint,
      lend: m.hostcal_lend,
      change: m.hostcal_change,
      back: m.hostcal_back,
      stale: m.hostcal_stale,
    }),
  };
}

export type CalendarCard = Awaited<ReturnType<typeof readCalendarCard>>;

function problemWord(problem: Exclude<CalendarProblem, "">, locale: Locale): string {
  const words = {
    address: m.hostcal_problem_address,
    private: m.hostcal_problem_private,
    gone: m.hostcal_problem_gone,
    silent: m.hostcal_problem_silent,
    large: m.hostcal_problem_large,
    unreadable: m.hostcal_problem_unreadable,
  };
  return words[problem]({}, { locale });
}
