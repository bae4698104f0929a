import { type RawBuilder, sql } from "kysely";
import { formatShortDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import type { Asked } from "../today-asked.server.ts";
import {
  aboutPerson,
  isFree,
  isNotResting,
  openStates,
  type PersonColumns,
  type Placed,
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
  from: "end",
  find(asked) {
    const key = sql`'quiet:' || c.id || ':' || coalesce(extract(epoch from c.last_contact_at)::bigint, 0)`;
    // Since when: the day of the last contact, or of the offer of somebody whom nobody has spoken with.
    const since = sql`case when quiet.at = '-infinity'
      then (select offered_on from offer where offer.id = quiet.offer_id)
      else (quiet.at at time zone ${asked.zone})::date end`;
    return sql<Placed<Row>>`
      select ${personColumns}, ${key} as key, c.last_contact_at as "lastContactAt", ${asked.today} - quiet.since as "silentDays", null as place
      from (
        select quiet.id, quiet.since from (select quiet.id, quiet.at, ${since} as since from (${quietest(asked)}) quiet offset 0) quiet
        where quiet.at <> '-infinity' or quiet.since <= ${asked.today} - ${sql.lit(quietDays)}
        order by quiet.since, quiet.id offset 0
      ) quiet
      cross join lateral (select * from candidate c where c.id = quiet.id and ${isNotResting(asked)} and ${isFree(key, asked)} offset 0) c
      order by quiet.since, quiet.id limit ${sql.lit(quietLimit)}`;
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
 * The longest silences, read from the heads of indexes alone: one's own people, as first in charge and as deputy; all people
 * with one read for each colleague in charge. Three times as many as are shown, for those who rest.
 */
function quietest(asked: Asked) {
  const before = sql`(${asked.today} - ${sql.lit(quietDays - 1)})::timestamp at time zone ${asked.zone}`;
  const some = (whose: RawBuilder<unknown>) => sql`
    select p.id, coalesce(p.last_contact_at, '-infinity') as at, p.offer_id from candidate p
    where p.merged_into_id is null and p.offer_state in ${openStates} and ${whose}
      and coalesce(p.last_contact_at, '-infinity') < ${before}
    order by coalesce(p.last_contact_at, '-infinity') limit ${sql.lit(quietLimit * 3)}`;
  const { isMine, memberId } = asked;
  if (isMine)
    return sql`(${some(sql`p.recruiter_id = ${memberId}`)})
      union all (${some(sql`p.deputy_id = ${memberId} and p.recruiter_id is distinct from ${memberId}`)})`;
  return sql`
    (${some(sql`p.recruiter_id is null`)}) union all
    (select each.id, each.at, each.offer_id from member cross join lateral (${some(sql`p.recruiter_id = member.id`)}) each
      where member.role in ('recruiter', 'administrator'))
    order by at limit ${sql.lit(quietLimit * 3)}`;
}
