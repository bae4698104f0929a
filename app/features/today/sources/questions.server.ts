import { sql } from "kysely";
import { isLocale, type Locale, languageName } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { TodayAsk } from "../today-row.ts";
import {
  aboutPerson,
  isFree,
  type PersonColumns,
  personColumns,
  source,
  whatWaits,
} from "../today-source.server.ts";

type Row = Partial<PersonColumns> & {
  key: string;
  id: string;
  candidateId: string | null;
  since: string;
  body: string;
  language: string;
};

/**
 * Questions to recruiting that nobody has answered, with a name or without. Those without are everybody's, as nobody
 * knows whose they are; those to the desk are never here.
 */
export const openQuestions = source<Row>({
  name: "question",
  group: "waiting",
  find(asked) {
    const key = sql`'question:' || q.id`;
    return whatWaits<Row>(
      "question",
      asked,
      sql`
      select ${personColumns}, ${key} as key, q.id, q.asked_at as since, q.body, q.locale as language
      from question q left join candidate c on c.id = q.candidate_id
      where q.id = waiting.id and c.merged_into_id is null and ${isFree(key, asked)}`,
    );
  },
  show(row, ask) {
    return {
      key: row.key,
      group: "waiting",
      since: new Date(row.since),
      ...(row.candidateId
        ? aboutPerson(row as PersonColumns)
        : {
            subject: {
              title: m.today_question_nameless({}, { locale: ask.locale }),
              note: m.today_question_nameless_note({}, { locale: ask.locale }),
              to: `/questions/${row.id}`,
            },
          }),
      icon: "question",
      why: why(row.language, ask),
      quote: row.body,
      quoteLocale: row.language,
      action: {
        kind: "open",
        label: m.today_question_do({}, { locale: ask.locale }),
        to: `/questions/${row.id}`,
      },
    };
  },
});

/** Which language it is in stands beside it where it isn't the reader's. */
function why(language: string, { locale }: TodayAsk): string {
  const other: Locale | undefined = isLocale(language) && language !== locale ? language : undefined;
  return other
    ? m.today_question_in({ language: languageName(other, locale) }, { locale })
    : m.today_question({}, { locale });
}
