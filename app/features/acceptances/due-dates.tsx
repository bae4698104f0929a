import { Link } from "@remix-run/react";
import { addDays, formatDayRange, formatShortDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import type { ReplyDates } from "./acceptance-table.ts";

/** When the people who are considering have their reply date, week by week; each count opens its people. */
export function DueDates({ dates, today, year }: { dates: ReplyDates; today: string; year: number }) {
  const locale = useLocale();
  const range = (from: number, to: number) => formatDayRange(addDays(today, from), addDays(today, to), { locale });
  const people = `/candidates?year=${year}&who=all&state=informal&state=considering&sort=reply`;
  const between = (from: number, to: number) => `${people}&replyFrom=${addDays(today, from)}&replyTo=${addDays(today, to)}`;
  const weeks = [
    {
      name: m.acceptance_due_overdue({}, { locale }),
      count: dates.overdue,
      to: `${people}&replyTo=${addDays(today, -1)}`,
      isHiddenWhenEmpty: true,
    },
    { name: m.acceptance_due_week({ range: range(0, 7) }, { locale }), count: dates.thisWeek, to: between(0, 7), isNear: true },
    { name: range(8, 14), count: dates.nextWeek, to: between(8, 14) },
    { name: range(15, 21), count: dates.thirdWeek, to: between(15, 21) },
    {
      name: m.acceptance_due_later({ day: formatShortDay(addDays(today, 22), { locale }) }, { locale }),
      count: dates.later,
      to: `${people}&replyFrom=${addDays(today, 22)}`,
    },
    { name: m.acceptance_due_none({}, { locale }), count: dates.none, to: `${people}&replyFrom=none` },
  ].filter((week) => week.count > 0 || !week.isHiddenWhenEmpty);
  const widest = Math.max(1, ...weeks.map((week) => week.count));
  return (
    <>
      <ul className="due">
        {weeks.map((week) => (
          <li key={week.name}>
            <span>{week.name}</span>
            <span className="goal" aria-hidden="true">
              <i className={week.isNear ? "" : "far"} style={{ width: `${(100 * week.count) / widest}%` }} />
            </span>
            {week.count > 0 ? (
              <Link to={week.to} aria-label={`${week.name} ${m.acceptance_people({ count: week.count }, { locale })}`}>
                {m.acceptance_people({ count: week.count }, { locale })}
              </Link>
            ) : (
              <span className="zero">0</span>
            )}
          </li>
        ))}
      </ul>
      <p className="note">{m.acceptance_due_note({}, { locale })}</p>
    </>
  );
}
