import { addDays, formatDayRange, formatShortDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { DueBars } from "~/ui/due-bars.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { ReplyDates } from "./acceptance-table.ts";

/** When the people who are considering have their reply date, week by week; each count opens its people. */
export function DueDates({ dates, today, year }: { dates: ReplyDates; today: string; year: number }) {
  const locale = useLocale();
  const range = (from: number, to: number) =>
    formatDayRange(addDays(today, from), addDays(today, to), { locale });
  const people = `/candidates?year=${year}&who=all&state=informal&state=considering&sort=reply`;
  const between = (from: number, to: number) =>
    `${people}&replyFrom=${addDays(today, from)}&replyTo=${addDays(today, to)}`;
  const weeks = [
    {
      label: m.acceptance_due_overdue({}, { locale }),
      count: dates.overdue,
      to: `${people}&replyTo=${addDays(today, -1)}`,
      isHiddenWhenEmpty: true,
    },
    {
      label: m.acceptance_due_week({ range: range(0, 7) }, { locale }),
      count: dates.thisWeek,
      to: between(0, 7),
      isNow: true,
    },
    { label: range(8, 14), count: dates.nextWeek, to: between(8, 14) },
    { label: range(15, 21), count: dates.thirdWeek, to: between(15, 21) },
    {
      label: m.acceptance_due_later({ day: formatShortDay(addDays(today, 22), { locale }) }, { locale }),
      count: dates.later,
      to: `${people}&replyFrom=${addDays(today, 22)}`,
    },
    { label: m.acceptance_due_none({}, { locale }), count: dates.none, to: `${people}&replyFrom=none` },
  ];
  const bars = weeks
    .filter((week) => week.count > 0 || !week.isHiddenWhenEmpty)
    .map((week) => ({ ...week, words: m.acceptance_people({ count: week.count }, { locale }) }));
  return (
    <>
      <DueBars bars={bars} />
      <p className="note">{m.acceptance_due_note({}, { locale })}</p>
    </>
  );
}
