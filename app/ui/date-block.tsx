import { dayOfMonth, formatDay, formatMonth, machineTime, weekdayName } from "~/lib/dates.ts";
import { useLocale } from "./locale.tsx";

/** Month, day, weekday in full, as a leaf of a calendar. */
export function DateBlock({ when, zone }: { when: Date | string; zone?: string }) {
  const locale = useLocale();
  const reader = zone === undefined ? { locale } : { locale, zone };
  return (
    <time className="date" dateTime={machineTime(when)}>
      <span className="sr">{formatDay(when, reader)}</span>
      <span className="m" aria-hidden="true">
        {formatMonth(when, reader)}
      </span>
      <span className="d" aria-hidden="true">
        {dayOfMonth(when, zone)}
      </span>
      <span className="w" aria-hidden="true">
        {weekdayName(when, reader)}
      </span>
    </time>
  );
}
