import { sql } from "kysely";
import { type Texts, textIn } from "~/features/events/event.ts";
import { m } from "~/paraglide/messages.js";
import type { Asked } from "../today-asked.server.ts";
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
      select ${personColumns}, ${key} as key, i.id as "invitationId", i.event_id as "eventId",
        (select title from event where event.id = i.event_id) as title, i.answered_at as since, i.answer_word as word,
        c.locale as language
      from invitation i join candidate c on c.id = i.candidate_id
      where i.id = waiting.id and i.event_id = any(${eventsAhead(asked)}) and c.merged_into_id is null
        and c.offer_state in ${openStates} and ${isFree(key, asked)}`,
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

/** Looked up once: of all events few are still to come. */
function eventsAhead({ now }: Asked) {
  return sql`array(select e.id from session s join event e on e.id = s.event_id
    where s.starts_at > ${now} and e.state = 'published')`;
}
