import { sql } from "kysely";
import { type Texts, textIn } from "~/features/events/event.ts";
import { m } from "~/paraglide/messages.js";
import {
  aboutPerson,
  isFree,
  isOurs,
  type PersonColumns,
  type Placed,
  personColumns,
  source,
} from "../today-source.server.ts";

type Row = PersonColumns & { key: string; tripId: string; title: Texts; reason: string; since: string };

/** An emergency contact was called on a trip: whoever is in charge of the traveller, and every administrator, until it is dealt with. */
export const tripCalls = source<Row>({
  name: "trip_call",
  group: "waiting",
  find(asked) {
    const key = sql`'trip_call:' || call.id`;
    return sql<Placed<Row>>`
      select ${personColumns}, ${key} as key, e.id as "tripId", e.title, call.reason, call.called_at as since, call.called_at as place
      from trip_emergency_call call join trip_application a on a.id = call.application_id
        join candidate c on c.id = a.candidate_id join event e on e.id = a.event_id
      where call.settled_at is null and c.merged_into_id is null and ${isFree(key, asked)}
        and (${isOurs(asked)} or exists (select from member where id = ${asked.memberId} and role = 'administrator'))
      order by call.called_at limit ${asked.first}`;
  },
  show(row, { locale }) {
    return {
      key: row.key,
      group: "waiting",
      since: new Date(row.since),
      ...aboutPerson(row),
      icon: "alert",
      why: m.today_trip_call({}, { locale }),
      detail: `${textIn(row.title, locale)}${locale === "ja" ? "：" : ": "}${row.reason}`,
      action: { kind: "open", label: m.today_trip_call_do({}, { locale }), to: `/trips/${row.tripId}#calls` },
    };
  },
});
