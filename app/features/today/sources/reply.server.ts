import { type RawBuilder, sql } from "kysely";
import { addDays, daysBetween, formatDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import type { TodayAsk } from "../today-row.ts";
import {
  aboutPerson,
  first,
  isFree,
  isNotResting,
  onDay,
  type PersonColumns,
  personColumns,
  source,
  weekAhead,
} from "../today-source.server.ts";

type Row = PersonColumns & { key: string; replyOn: string; lastContactAt: string | null };

/** Reply dates within seven days, and those that have passed: nothing ends by itself, so somebody should speak with them. */
export const replyDates = source<Row>({
  name: "reply",
  group: "week",
  find(ask) {
    const key = sql`'reply:' || c.offer_id || ':' || c.reply_on`;
    const own = sql`${personColumns}, ${key} as key, c.reply_on as "replyOn", c.last_contact_at as "lastContactAt"`;
    const isHere = sql`${isNotResting(ask)} and ${isFree(key, ask)}`;
    return sql<Row>`select * from (${soonest(ask, own, isHere)}) soonest
      where "replyOn" <= ${weekAhead(ask)}::date order by "replyOn" limit ${first}`;
  },
  show(row, ask) {
    const { locale } = ask;
    const days = daysBetween(ask.today, row.replyOn);
    return {
      key: row.key,
      group: "week",
      ...onDay(row.replyOn, ask),
      ...aboutPerson(row),
      icon: "document-check",
      why:
        days < 0
          ? m.today_reply_past({ count: -days }, { locale })
          : days === 0
            ? m.today_reply_today({}, { locale })
            : m.today_reply({ count: days }, { locale }),
      detail: row.lastContactAt
        ? m.today_last_contact(
            { day: formatDay(todayIn(ask.zone, new Date(row.lastContactAt)), { locale, year: false }) },
            { locale },
          )
        : m.today_no_contact_yet({}, { locale }),
      action: { kind: "call", label: m.today_call_do({}, { locale }) },
    };
  },
});

/**
 * The nearest days, read from the head of an index: of all people, or of one's own (in charge, deputy, nobody's) one read
 * each. Only a candidate whose offer waits for an answer has a day. The last day is asked for outside: of two limits to one
 * column a kept plan expects so few rows that it reads all of them to sort them.
 */
function soonest(ask: TodayAsk, columns: RawBuilder<unknown>, isHere: RawBuilder<unknown>) {
  const some = (whose: RawBuilder<unknown>) => sql`
    select ${columns} from candidate c
    where c.reply_on is not null and c.merged_into_id is null and c.reply_on >= ${addDays(ask.today, -60)}::date
      and ${whose} and ${isHere}
    order by c.reply_on limit ${first}`;
  if (!ask.isMine) return some(sql`true`);
  const { memberId } = ask;
  return sql`
    (${some(sql`c.recruiter_id = ${memberId}`)})
    union all (${some(sql`c.deputy_id = ${memberId} and c.recruiter_id is distinct from ${memberId}`)})
    union all (${some(sql`c.recruiter_id is null and c.deputy_id is distinct from ${memberId}`)})`;
}
