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
  find(asked) {
    const key = sql`'other_date:' || i.id || ':' || extract(epoch from i.answered_at)::bigint`;
    return whatWaits<Row>(
      "other_date",
      asked,
      sql`
      select ${personColumns}, ${key} as key, i.id as "invitationId", e.id as "eventId", e.title,
        i.answered_at as since, i.answer_word as word, c.locale as language
      from invitation i join candidate c on c.id = i.candidate_id
      cross join lateral (select id, title from event e where e.id = i.event_id and e.state = 'published' offset 0) e
      where i.id = waiting.id and c.merged_into_id is null and c.offer_state in ${openStates}
        and exists (select from session s where s.event_id = e.id and s.starts_at > ${asked.now})
        and ${isFree(key, asked)}`,
      { days: 60 },
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
