import { sql } from "kysely";
import { type Texts, textIn } from "~/features/events/event.ts";
import { m } from "~/paraglide/messages.js";
import {
  aboutPerson,
  isFree,
  openStates,
  type PersonColumns,
  personColumns,
  source,
  whatWaits,
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
    return whatWaits<Row>(
      "other_date",
      ask,
      sql`
      select ${personColumns}, ${key} as key, i.id as "invitationId", e.id as "eventId", e.title,
        i.answered_at as since, i.answer_word as word, c.locale as language
      from touchpoint t
      join candidate c on c.id = t.candidate_id
      join event e on e.id = (t.details->>'eventId')::uuid
      join invitation i on i.event_id = e.id and i.candidate_id = t.candidate_id
      where t.id = waiting.id and i.answer = 'other_date' and i.answered_at = t.happened_at and i.stopped_at is null
        and e.state = 'published' and c.merged_into_id is null and c.offer_state in ${openStates}
        and exists (select from session s where s.event_id = e.id and s.starts_at > ${ask.now})
        and ${isFree(key, ask)}`,
      { after: new Date(ask.now.getTime() - 60 * 86_400_000) },
    );
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
