import { sql } from "kysely";
import { addDays, formatShortDay, startOfDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import type { TodayAsk } from "../today-row.ts";
import {
  aboutPerson,
  isFree,
  isNotResting,
  openStates,
  type PersonColumns,
  personColumns,
  source,
} from "../today-source.server.ts";

export const quietDays = 30;
const quietLimit = 20;

type Row = PersonColumns & { key: string; lastContactAt: string | null; silentDays: number };

/** Nobody of ours and they have been in touch for thirty days, the longest silence first. */
export const quietPeople = source<Row>({
  name: "quiet",
  group: "week",
  find(ask) {
    const key = sql`'quiet:' || c.id || ':' || coalesce(extract(epoch from c.last_contact_at)::bigint, 0)`;
    return sql<Row>`
      select ${personColumns}, ${key} as key, c.last_contact_at as "lastContactAt",
        ${ask.today}::date - coalesce((c.last_contact_at at time zone ${ask.zone})::date, o.offered_on) as "silentDays"
      from (${quietest(ask)}) quiet
      join candidate c on c.id = quiet.id
      join offer o on o.id = c.offer_id
      where (c.last_contact_at is not null or o.offered_on <= ${addDays(ask.today, -quietDays)}::date)
        and ${isNotResting(ask)} and ${isFree(key, ask)}
      order by "silentDays" desc, c.id limit ${sql.lit(quietLimit)}`;
  },
  show(row, ask) {
    const { locale } = ask;
    return {
      key: row.key,
      group: "week",
      when: {
        word: m.today_days({ count: row.silentDays }, { locale }),
        note: row.lastContactAt
          ? m.today_since(
              {
                day: formatShortDay(todayIn(ask.zone, new Date(row.lastContactAt)), { locale }).replace(
                  /\(.\)$/,
                  "",
                ),
              },
              { locale },
            )
          : "",
      },
      ...aboutPerson(row),
      icon: "bubble",
      why: m.today_quiet({ count: row.silentDays }, { locale }),
      detail: row.lastContactAt ? m.today_quiet_hint({}, { locale }) : m.today_no_contact_yet({}, { locale }),
      action: { kind: "call", label: m.today_call_do({}, { locale }) },
    };
  },
});

/**
 * The longest silences, read from the head of an index: one's own people in one read; all people with one read for each
 * colleague in charge. Three times as many as are shown, for those who rest.
 */
function quietest(ask: TodayAsk) {
  const before = startOfDay(addDays(ask.today, 1 - quietDays), ask.zone);
  const some = (whose: ReturnType<typeof sql>) => sql`
    select p.id, coalesce(p.last_contact_at, '-infinity') as at from candidate p
    where p.merged_into_id is null and p.offer_state in ${openStates} and ${whose}
      and coalesce(p.last_contact_at, '-infinity') < ${before}
    order by coalesce(p.last_contact_at, '-infinity') limit ${sql.lit(quietLimit * 3)}`;
  if (ask.isMine)
    return sql`(${some(sql`p.recruiter_id = ${ask.memberId}`)}) union (${some(sql`p.deputy_id = ${ask.memberId}`)})`;
  return sql`
    select id from (
      (${some(sql`p.recruiter_id is null`)}) union all
      (select each.id, each.at from member cross join lateral (${some(sql`p.recruiter_id = member.id`)}) each
        where member.role in ('recruiter', 'administrator'))
    ) everybody order by at limit ${sql.lit(quietLimit * 3)}`;
}
