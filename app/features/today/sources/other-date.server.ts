import { sql } from "kysely";
import { type Texts, textIn } from "~/features/events/event.ts";
import { m } from "~/paraglide/messages.js";
import {
  aboutPerson,
  first,
  isFree,
  isOurs,
  openStates,
  type PersonColumns,
  personColumns,
  source,
} from "../today-source.server.ts";

type Row = PersonColumns & {
  key: string;
  invitationId: string;
  eventId: string;
  title: Texts;
  since: string;
  word: string;
  language: string;
};

/** Who would come on another day: they answered, and now they wait for us. */
export const otherDate = source<Row>({
  name: "other_date",
  group: "waiting",
  find(ask) {
    const key = sql`'other_date:' || i.id || ':' || extract(epoch from i.answered_at)::bigint`;
    return sql<Row>`
      select ${personColumns}, ${key} as key, i.id as "invitationId", e.id as "eventId", e.title,
        i.answered_at as since, i.answer_word as word, c.locale as language
      from (
        select t.candidate_id, t.happened_at, (t.details->>'eventId')::uuid as event_id from touchpoint t
        where t.kind = 'answered' and t.details->>'answer' = 'other_date'
          and t.happened_at > ${new Date(ask.now.getTime() - 60 * 86_400_000)}
      ) t
      join candidate c on c.id = t.candidate_id
      join event e on e.id = t.event_id
      cross join lateral (
        select id, answered_at, answer_word from invitation i
        where i.event_id = t.event_id and i.candidate_id = t.candidate_id
          and i.answer = 'other_date' and i.answered_at = t.happened_at and i.stopped_at is null
        limit 1
      ) i
      where e.state = 'published' and c.merged_into_id is null and c.offer_state in ${openStates}
        and exists (select 1 from session s where s.event_id = e.id and s.starts_at > ${ask.now})
        and ${isOurs(ask)} and ${isFree(key, ask)}
      order by t.happened_at limit ${first}`;
  },
  show(row, ask) {
    return {
      key: row.key,
      group: "waiting",
      since: new Date(row.since),
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
    };
  },
});
