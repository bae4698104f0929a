import { sql } from "kysely";
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
  sourceLimit,
} from "../today-source.server.ts";

type Row = PersonColumns & { key: string; replyOn: string; lastContactAt: string | null };

/** Reply dates within seven days, and those that have passed: nothing ends by itself, so somebody should speak with them. */
export const replyDates = source<Row>({
  name: "reply",
  group: "week",
  find(ask) {
    const key = sql`'reply:' || c.offer_id || ':' || c.reply_on`;
    return sql<Row>`
      select ${personColumns}, ${key} as key, c.reply_on as "replyOn", c.last_contact_at as "lastContactAt"
      from (${soonest(ask)}) c
      where ${isNotResting(ask)} and ${isFree(key, ask)}
      order by c.reply_on limit ${first}`;
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
 * each. Five times as many as are shown, for those who rest. The last day is asked for by a sum: of two limits to one
 * column a kept plan expects so few rows that it reads all of them to sort them.
 */
function soonest(ask: TodayAsk) {
  const most = sql.lit(sourceLimit * 5);
  const some = (whose: ReturnType<typeof sql>) => sql`
    select p.* from candidate p
    where p.reply_on is not null and p.merged_into_id is null and p.offer_state in ('informal', 'considering')
      and p.reply_on >= ${addDays(ask.today, -60)}::date and p.reply_on - 7 <= ${ask.today}::date and ${whose}
    order by p.reply_on limit ${most}`;
  if (!ask.isMine) return some(sql`true`);
  const { memberId } = ask;
  return sql`select own.* from (
    (${some(sql`p.recruiter_id = ${memberId}`)})
    union all (${some(sql`p.deputy_id = ${memberId} and p.recruiter_id is distinct from ${memberId}`)})
    union all (${some(sql`p.recruiter_id is null and p.deputy_id is distinct from ${memberId}`)})
  ) own order by own.reply_on limit ${most}`;
}
