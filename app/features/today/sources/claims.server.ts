import { sql } from "kysely";
import { type Texts, textIn } from "~/features/events/event.ts";
import { formatTime, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import {
  daysOn,
  isFree,
  isOurEvent,
  onDay,
  type Placed,
  relativeDay,
  source,
} from "../today-source.server.ts";

type Row = {
  key: string;
  eventId: string;
  title: Texts;
  until: string;
  count: number;
  waiting: number;
  zone: string;
};

/** Seats kept for the head of the line that will be passed on soon. */
export const seatClaims = source<Row>({
  name: "claims",
  group: "week",
  from: "today",
  find(asked) {
    const key = sql`'claims:' || soon.session_id || ':' || extract(epoch from soon.until)::bigint`;
    return sql<Placed<Row>>`
      select ${key} as key, e.id as "eventId", e.title, e.zone, soon.until, soon.count, s.waiting, (soon.until at time zone e.zone)::date as place
      from (
        select session_id, min(claim_until) as until, count(*)::int as count from seat
        where state = 'offered' and claim_until between ${asked.now} and ${daysOn(asked, 7)}
        group by session_id
      ) soon
      join session s on s.id = soon.session_id
      join event e on e.id = s.event_id
      where ${isOurEvent(asked)} and ${isFree(key, asked)}
      order by soon.until limit ${asked.first}`;
  },
  show(row, ask) {
    const { locale } = ask;
    const until = new Date(row.until);
    const day = todayIn(row.zone, until);
    const time = formatTime(until, { zone: row.zone });
    return {
      key: row.key,
      group: "week",
      ...onDay(day, ask),
      subject: {
        title: m.today_claims_title({ count: row.count }, { locale }),
        note: textIn(row.title, locale),
        to: `/events/${row.eventId}`,
      },
      icon: "flag",
      why: m.today_claims({ day: relativeDay(day, ask.today, locale), time, count: row.count }, { locale }),
      detail:
        row.waiting > 0
          ? m.today_claims_next({ count: Math.min(row.waiting, row.count) }, { locale })
          : m.today_claims_nobody({}, { locale }),
      action: { kind: "open", label: m.today_claims_do({}, { locale }), to: `/events/${row.eventId}` },
    };
  },
});
