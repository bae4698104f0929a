import { Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { classes } from "~/ui/classes.ts";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { CalendarDay, CalendarLine } from "./calendar-view.ts";

type Props = {
  days: CalendarDay[];
  /** What the table shows: 2026年7月. */
  name: string;
  view: "month" | "week";
};

/** A month or a week as a table of days; on a phone an agenda, day by day. Every session is a link. */
export function EventCalendar({ days, name, view }: Props) {
  const locale = useLocale();
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  const isEmpty = days.every((day) => day.sessions.length === 0);
  return (
    <>
      <table className={classes("calendar", view)}>
        <caption className="sr">{name}</caption>
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day.day} scope="col">
                <span aria-hidden="true">{day.weekday.slice(0, locale === "en" ? 3 : 1)}</span>
                <span className="sr">{day.weekday}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.day}>
              {week.map((day) => (
                <Day key={day.day} day={day} view={view} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {isEmpty && <p className="note">{m.event_calendar_empty({}, { locale })}</p>}
    </>
  );
}

function Day({ day, view }: { day: CalendarDay; view: "month" | "week" }) {
  const locale = useLocale();
  const look = classes(
    day.isToday && "today",
    day.isOutside && "outside",
    day.sessions.length === 0 && "empty-day",
  );
  return (
    <td className={look} {...(day.isToday ? { "aria-current": "date" as const } : {})}>
      <p className="day-name">
        <time dateTime={day.day}>
          <span className="wide num" aria-hidden="true">
            {day.number}
          </span>
          <span className="narrow">{day.words}</span>
        </time>
        {day.isToday && <span className="today-word">{m.event_calendar_today({}, { locale })}</span>}
      </p>
      {day.sessions.length > 0 && (
        <ul>
          {day.sessions.map((line) => (
            <li key={line.id} className={line.state}>
              <Line line={line} isWhole={view === "week"} />
            </li>
          ))}
        </ul>
      )}
    </td>
  );
}

function Line({ line, isWhole }: { line: CalendarLine; isWhole: boolean }) {
  const locale = useLocale();
  const state =
    line.state === "cancelled"
      ? m.event_calendar_cancelled({}, { locale })
      : line.state === "draft"
        ? m.event_calendar_draft({}, { locale })
        : line.seats;
  return (
    <Link to={`/events/${line.eventId}`}>
      <span className="num">{isWhole ? line.time : line.from}</span> <b>{line.title}</b>
      <small>{state}</small>
      {isWhole && line.hosts && <small>{line.hosts}</small>}
      {line.clash && (
        <small className="clash">
          <Icon name="alert" />
          {line.clash}
        </small>
      )}
    </Link>
  );
}
