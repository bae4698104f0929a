import { sql } from "kysely";
import { type Texts, textIn } from "~/features/events/event.ts";
import { formatShortDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import type { Asked } from "../today-asked.server.ts";
import { isFree, type Placed, source } from "../today-source.server.ts";

type Row = { key: string; perkId: string; title: Texts; isLine: boolean; since: string; count: number };

/**
 * Perks that somebody has applied for and waits to hear of: one row a perk, until all are decided. In a line that moves by
 * itself nobody waits for us before applications have ended. A colleague's perk is everybody's once they have left.
 */
export const perkApplications = source<Row>({
  name: "perk",
  group: "waiting",
  find(asked) {
    const key = sql`'perk:' || waiting.first_id`;
    return sql<Placed<Row>>`
      select ${key} as key, perk.id as "perkId", perk.title, perk.giving = 'order' as "isLine", waiting.since, waiting.count, waiting.since as place
      from perk
      cross join lateral (
        select (array_agg(a.id order by a.applied_at))[1] as first_id, min(a.applied_at) as since, count(*)::int as count
        from perk_application a join candidate c on c.id = a.candidate_id
        where a.perk_id = perk.id and a.state = 'applied' and c.merged_into_id is null
          and c.offer_state not in ('declined_before', 'declined_after', 'withdrawn_by_company')
      ) waiting
      where perk.published_at is not null and waiting.count > 0
        and (perk.giving <> 'order' or perk.state = 'closed' or perk.apply_by < ${asked.today})
        and ${isOurPerk(asked)}
        and ${isFree(key, asked)}
      order by waiting.since limit ${asked.first}`;
  },
  show(row, { locale, zone }) {
    const day = formatShortDay(new Date(row.since), { locale, zone });
    return {
      key: row.key,
      group: "waiting",
      since: new Date(row.since),
      subject: {
        title: m.today_people({ count: row.count }, { locale }),
        note: textIn(row.title, locale),
        to: `/perks/${row.perkId}`,
      },
      icon: "leaf",
      why: row.isLine ? m.today_perk_line({}, { locale }) : m.today_perk({}, { locale }),
      detail: m.today_perk_since({ day }, { locale }),
      action: { kind: "open", label: m.today_perk_do({}, { locale }), to: `/perks/${row.perkId}/decide` },
    };
  },
});

/** Keeps perks that this member made, and those of whoever has left. */
function isOurPerk({ isMine, memberId }: Asked) {
  return isMine
    ? sql<boolean>`(perk.created_by = ${memberId}
      or exists (select from member where member.id = perk.created_by and member.ended_at is not null))`
    : sql<boolean>`true`;
}
