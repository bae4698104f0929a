import { sql } from "kysely";
import { type Texts, textIn } from "~/features/events/event.ts";
import { daysBetween, formatDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { daysOn, isFree, isOurEvent, onDay, type Placed, source } from "../today-source.server.ts";

type Row = {
  key: string;
  eventId: string;
  title: Texts;
  zone: string;
  startsAt: string;
  due: string;
  count: number;
  invitedAt: string;
};

/** Events of the coming days with invitations that nobody has answered for three days: one row for each event. */
export const missingAnswers = source<Row>({
  name: "missing",
  group: "week",
  from: "today",
  find(asked) {
    const key = sql`'missing:' || soon.id || ':' || silent.count`;
    const inDays = (days: number) => daysOn(asked, days);
    return sql<Placed<Row>>`
      select ${key} as key, soon.id as "eventId", soon.title, soon.zone, soon.starts_at as "startsAt", soon.due,
        silent.count, silent.invited_at as "invitedAt", (soon.due at time zone soon.zone)::date as place
      from (
        select e.id, e.title, e.zone, min(s.starts_at) as starts_at, coalesce(e.answer_by, min(s.starts_at)) as due
        from session s join event e on e.id = s.event_id
        where s.starts_at between ${asked.now} and ${inDays(21)} and s.state <> 'cancelled' and e.state = 'published'
          and ${isOurEvent(asked)}
        group by e.id
      ) soon
      cross join lateral (
        select (count(*) filter (where sends_at < ${inDays(-3)}))::int as count, min(sends_at) as invited_at
        from silent_invitation where event_id = soon.id
      ) silent
      where soon.due between ${asked.now} and ${inDays(7)} and silent.count > 0 and ${isFree(key, asked)}
      order by soon.due limit ${asked.first}`;
  },
  show(row, ask) {
    const { locale } = ask;
    const days = daysBetween(todayIn(ask.zone, new Date(row.invitedAt)), ask.today);
    return {
      key: row.key,
      group: "week",
      ...onDay(todayIn(row.zone, new Date(row.due)), ask),
      subject: {
        title: m.today_people({ count: row.count }, { locale }),
        note: m.today_event_on(
          {
            event: textIn(row.title, locale),
            day: formatDay(new Date(row.startsAt), { locale, zone: row.zone, year: false }).replace(
              /[（(].[)）]$/,
              "",
            ),
          },
          { locale },
        ),
        to: `/events/${row.eventId}`,
      },
      icon: "dashed-round",
      why: m.today_missing({}, { locale }),
      detail: m.today_missing_since({ count: days }, { locale }),
      action: { kind: "open", label: m.today_missing_do({}, { locale }), to: `/events/${row.eventId}` },
    };
  },
});
