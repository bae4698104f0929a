import { sql } from "kysely";
import { type Texts, textIn } from "~/features/events/event.ts";
import { m } from "~/paraglide/messages.js";
import {
  aboutPerson,
  isFree,
  isOurs,
  openStates,
  type PersonColumns,
  personColumns,
  sourceLimit,
  type TodaySource,
} from "../today-source.server.ts";

type Row = PersonColumns & {
  invitationId: string;
  eventId: string;
  title: Texts;
  since: Date;
  word: string;
  language: string;
};

/** Who would come on another day: they answered, and now they wait for us. */
export const otherDate: TodaySource = {
  name: "other_date",
  group: "waiting",
  async list(db, ask) {
    const key = sql`'other_date:' || i.id || ':' || extract(epoch from i.answered_at)::bigint`;
    const { rows } = await sql<Row & { key: string }>`
      select ${personColumns}, ${key} as key, i.id as "invitationId", e.id as "eventId", e.title,
        i.answered_at as since, i.answer_word as word, c.locale as language
      from touchpoint t
      join candidate c on c.id = t.candidate_id
      join invitation i on i.event_id = (t.details->>'eventId')::uuid and i.candidate_id = c.id
      join event e on e.id = i.event_id
      where t.kind = 'answered' and t.details->>'answer' = 'other_date'
        and t.happened_at > ${new Date(ask.now.getTime() - 60 * 86_400_000)}
        and i.answer = 'other_date' and i.answered_at = t.happened_at and i.stopped_at is null
        and e.state = 'published' and c.merged_into_id is null and c.offer_state in ${openStates}
        and exists (select 1 from session s where s.event_id = e.id and s.starts_at > ${ask.now})
        and ${isOurs(ask)} and ${isFree(key, ask)}
      order by t.happened_at limit ${sourceLimit}`.execute(db);
    return rows.map((row) => ({
      key: row.key,
      group: "waiting",
      since: row.since,
      ...aboutPerson(row),
      icon: "calendar",
      why: m.today_other_date({ event: textIn(row.title, ask.locale) }, { locale: ask.locale }),
      quote: row.word,
      quoteLocale: row.language,
      action: {
        kind: "open",
        label: m.today_other_date_do({}, { locale: ask.locale }),
        to: `/events/${row.eventId}/guests/${row.invitationId}`,
      },
    }));
  },
};
