import { type RawBuilder, sql } from "kysely";
import { daysBetween, formatDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import type { Asked } from "../today-asked.server.ts";
import {
  aboutPerson,
  isFree,
  isNotResting,
  onDay,
  type PersonColumns,
  type Placed,
  personColumns,
  source,
  weekAhead,
} from "../today-source.server.ts";

type Row = PersonColumns & { key: string; replyOn: string; lastContactAt: string | null };

/** Reply dates within seven days, and those that have passed: nothing ends by itself, so somebody should speak with them. */
export const replyDates = source<Row>({
  name: "reply",
  group: "week",
  find(asked) {
    const key = sql`'reply:' || c.offer_id || ':' || c.reply_on`;
    return sql<Placed<Row>>`
      select line.*, soon.reply_on as place from (${soonest(asked)}) soon
      cross join lateral (
        select ${personColumns}, ${key} as key, c.reply_on as "replyOn", c.last_contact_at as "lastContactAt"
        from candidate c where c.id = soon.id and ${isNotResting(asked)} and ${isFree(key, asked)} offset 0
      ) line
      where soon.reply_on <= ${weekAhead(asked)} order by soon.reply_on limit ${asked.first}`;
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
 * The nearest days, read from the head of an index alone: of all people, or of one's own (in charge, deputy, nobody's) one
 * read each. Only who has to answer has a day. The last day is asked for outside: of two limits to one column a kept plan
 * expects so few rows that it reads all of them to sort them.
 */
function soonest(asked: Asked) {
  const some = (whose: RawBuilder<unknown>) => sql`
    select p.id, p.reply_on from candidate p
    where p.reply_on is not null and p.merged_into_id is null and p.reply_on >= ${asked.today} - 60
      and ${whose}
    order by p.reply_on`;
  if (!asked.isMine) return some(sql`true`);
  const { memberId } = asked;
  return sql`
    (${some(sql`p.recruiter_id = ${memberId}`)})
    union all (${some(sql`p.deputy_id = ${memberId} and p.recruiter_id is distinct from ${memberId}`)})
    union all (${some(sql`p.recruiter_id is null and p.deputy_id is distinct from ${memberId}`)})
    order by reply_on`;
}
