import { sql } from "kysely";
import { formatShortDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import {
  aboutPerson,
  isFree,
  type PersonColumns,
  personColumns,
  source,
  whatWaits,
} from "../today-source.server.ts";

type Row = PersonColumns & {
  key: string;
  offerId: string;
  since: string;
  word: string;
  wishOn: string | null;
  language: string;
};

/** Who asks for more time to decide than one tap gives. */
export const timeRequests = source<Row>({
  name: "time",
  group: "waiting",
  find(asked) {
    const key = sql`'time:' || request.id`;
    return whatWaits<Row>(
      "time",
      asked,
      sql`
      select ${personColumns}, ${key} as key, request.offer_id as "offerId", request.asked_at as since,
        request.word, request.wish_on as "wishOn", c.locale as language
      from offer_time_request request join candidate c on c.id = request.candidate_id
      where request.id = waiting.id and c.merged_into_id is null and ${isFree(key, asked)}`,
    );
  },
  show(row, { locale }) {
    return {
      key: row.key,
      group: "waiting",
      since: new Date(row.since),
      ...aboutPerson(row),
      icon: "hourglass",
      why: m.today_time({}, { locale }),
      ...(row.word && { quote: row.word, quoteLocale: row.language }),
      ...(!row.word &&
        row.wishOn && {
          detail: m.today_time_until({ day: formatShortDay(row.wishOn, { locale }) }, { locale }),
        }),
      action: { kind: "open", label: m.today_time_do({}, { locale }), to: `/offers/${row.offerId}/time` },
    };
  },
});

/** Who declined and asks to be considered again. */
export const reopenRequests = source<Omit<Row, "wishOn">>({
  name: "reopen",
  group: "waiting",
  find(asked) {
    const key = sql`'reopen:' || way.id || ':' || extract(epoch from way.asked_at)::bigint`;
    return whatWaits<Omit<Row, "wishOn">>(
      "reopen",
      asked,
      sql`
      select ${personColumns}, ${key} as key, way.offer_id as "offerId", way.asked_at as since, way.asked_word as word,
        c.locale as language
      from way_back way join candidate c on c.id = way.candidate_id
      where way.id = waiting.id and c.merged_into_id is null and ${isFree(key, asked)}`,
    );
  },
  show(row, { locale }) {
    return {
      key: row.key,
      group: "waiting",
      since: new Date(row.since),
      ...aboutPerson(row),
      icon: "undo",
      why: m.today_reopen({}, { locale }),
      ...(row.word && { quote: row.word, quoteLocale: row.language }),
      action: {
        kind: "open",
        label: m.today_reopen_do({}, { locale }),
        to: `/offers/${row.offerId}/reopening`,
      },
    };
  },
});
