import { sql } from "kysely";
import type { LetterPerk } from "#emails/perks/perk-blocks.ts";
import type { Way } from "#emails/perks/perk-words.ts";
import type { Locale } from "~/lib/locale.ts";
import { textIn } from "./texts.ts";

type Texts = Partial<Record<Locale, string>>;

/** As the worker reads it when the letter leaves. */
export type WaitingPerk = Omit<LetterPerk, "title" | "criteria"> & {
  id: string;
  title: Texts;
  criteria: Texts;
  giving: Way;
};

/**
 * Of the perks that a letter's details name, those its reader may still have: it is for them, it takes applications today,
 * and they haven't applied. With an offer's papers also the study trips that are open to them. null for other letters.
 * Stands between the tables delivery d and candidate c.
 */
export function waitingPerks(now: Date) {
  const today = sql`(${now}::timestamptz at time zone coalesce((select zone from company), 'Asia/Tokyo'))::date`;
  return sql`case when d.details ? 'perkIds' or d.letter = 'offer_papers' then (
    select coalesce(json_agg(waits order by "applyBy" nulls last, id), '[]') from (
      select p.id, p.title, p.criteria, p.giving, p.seats, p.apply_by as "applyBy", p.from_on as "fromOn",
        p.until_on as "untilOn", p.amount_yen as "amountYen", case when p.seats is not null then greatest(0, p.seats - (
          select count(*) from perk_application a where a.perk_id = p.id and a.state = 'granted')) end as "left"
      from perk p join perk_reader reader on reader.perk_id = p.id and reader.candidate_id = c.id
      where d.details->'perkIds' ? p.id::text and p.state = 'published' and (p.apply_by is null or p.apply_by >= ${today})
        and not exists (select from perk_application a where a.perk_id = p.id and a.candidate_id = c.id
          and a.state <> 'withdrawn')
      union all
      select e.id, e.title, t.criteria, case t.selection when 'draw' then 'draw' else 'review' end, t.seats, t.apply_by,
        days.first_on, days.last_on, null, null
      from trip t join event e on e.id = t.event_id
      cross join lateral (select min((s.starts_at at time zone td.zone)::date) as first_on,
        max((s.ends_at at time zone td.zone)::date) as last_on
        from session s join trip_day td on td.session_id = s.id where s.event_id = e.id and s.state <> 'cancelled') days
      where d.letter = 'offer_papers' and t.state = 'open' and e.state = 'published' and t.apply_by >= ${today}
        and trip_reaches(e.id, c.id) and not exists (select from trip_application a where a.event_id = e.id and a.candidate_id = c.id
          and a.state <> 'withdrawn')
    ) waits) end`;
}

export function perkLines(perks: readonly WaitingPerk[] | null, locale: Locale): LetterPerk[] {
  return (perks ?? []).map(({ id: _id, title, criteria, ...perk }) => ({
    ...perk,
    title: textIn(title, locale),
    criteria: textIn(criteria, locale),
  }));
}
