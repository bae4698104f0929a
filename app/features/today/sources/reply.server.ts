import { sql } from "kysely";
import { addDays, daysBetween, formatDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import {
  aboutPerson,
  isFree,
  isNotResting,
  isOurs,
  onDay,
  type PersonColumns,
  personColumns,
  sourceLimit,
  type TodaySource,
  weekAhead,
} from "../today-source.server.ts";

type Row = PersonColumns & { key: string; replyOn: string; lastContactAt: Date | null };

/** Reply dates within seven days, and those that have passed: nothing ends by itself, so somebody should speak with them. */
export const replyDates: TodaySource = {
  name: "reply",
  group: "week",
  async list(db, ask) {
    const key = sql`'reply:' || c.offer_id || ':' || c.reply_on`;
    const { rows } = await sql<Row>`
      select ${personColumns}, ${key} as key, c.reply_on as "replyOn", c.last_contact_at as "lastContactAt"
      from (
        select c.* from candidate c
        where c.reply_on is not null and c.merged_into_id is null
          and c.reply_on between ${addDays(ask.today, -60)}::date and ${weekAhead(ask)}::date
          and c.offer_state in ('informal', 'considering') and ${isOurs(ask)}
        order by c.reply_on limit ${sourceLimit * 5}
      ) c
      where ${isNotResting(ask)} and ${isFree(key, ask)}
      order by c.reply_on limit ${sourceLimit}`.execute(db);
    const { locale } = ask;
    return rows.map((row) => {
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
              { day: formatDay(todayIn(ask.zone, row.lastContactAt), { locale, year: false }) },
              { locale },
            )
          : m.today_no_contact_yet({}, { locale }),
        action: { kind: "call", label: m.today_call_do({}, { locale }) },
      };
    });
  },
};
