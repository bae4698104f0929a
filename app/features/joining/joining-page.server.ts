import type { Db } from "#db/client.server.ts";
import { formatDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { listJoiningDocuments } from "./joining-documents.server.ts";
import { countArrived, countJoiners, listJoiners, peoplePerPage } from "./joining-queries.server.ts";
import { checkSaid, documentLabel, joiningWords } from "./joining-view.server.ts";

type Asked = {
  cohort: { year: number; joinsOn: string } | undefined;
  query: URLSearchParams;
  today: string;
  locale: Locale;
  isAdministrator: boolean;
};

/** The page of a class before its first day, in the reader's words. */
export async function readJoiningPage(db: Db, { cohort, query, today, locale, isAdministrator }: Asked) {
  const year = cohort?.year ?? 0;
  const documents = await listJoiningDocuments(db);
  const lacking = documents.find(({ id }) => id === query.get("lacking"))?.id ?? "";
  const page = Math.max(1, Math.trunc(Number(query.get("page")) || 1));
  const [total, found, arrived, people] = await Promise.all([
    countJoiners(db, year),
    countJoiners(db, year, lacking),
    countArrived(db, year),
    listJoiners(db, { cohortYear: year, lacking, page }),
  ]);
  const at = (change: Record<string, string>) =>
    `/joining?${new URLSearchParams({ class: String(year), ...change })}`;
  const count = (each: number) => formatNumber(each, locale);
  const noted = Number(query.get("noted")) || 0;
  return {
    ...{
      year,
      today,
      total,
      lacking,
      isAdministrator,
      joinsOn: (cohort?.joinsOn ?? today).replaceAll("-", "/"),
    },
    words: {
      ...sayAll(locale, {
        title: m.joining_title,
        table: m.joining_table,
        name: m.candidate_column_name_plain,
        edit: m.joining_edit,
        handover: m.joining_handover,
        emptyTitle: m.joining_empty_title,
        emptyText: m.joining_empty_text,
        noteTitle: m.joining_note_many,
        document: m.joining_document,
        state: m.joining_state,
        day: m.joining_day,
        save: m.joining_save_many,
        joined: m.joining_joined,
        nextPage: m.candidate_next_page,
      }),
    },
    states: joiningWords(locale).states,
    subtitle: year ? m.acceptance_class({ year }, { locale }) : "",
    lede: cohort
      ? m.joining_lede({ day: formatDay(cohort.joinsOn, { locale }), count: count(total) }, { locale })
      : "",
    noted: noted > 0 ? m.joining_noted({ count: count(noted) }, { locale }) : "",
    shown: m.joining_shown({ shown: count(people.length), count: count(found) }, { locale }),
    documents: documents.map((document) => ({
      id: document.id,
      label: documentLabel(document, locale),
      arrived: m.joining_arrived(
        { count: count(arrived.get(document.id) ?? 0), total: count(total) },
        { locale },
      ),
    })),
    filters: [
      { id: "", label: m.joining_everybody({}, { locale }), to: at({}), isCurrent: lacking === "" },
      ...documents.map((document) => ({
        id: document.id,
        label: m.joining_lacking({ document: documentLabel(document, locale) }, { locale }),
        to: at({ lacking: document.id }),
        isCurrent: lacking === document.id,
      })),
    ],
    people: people.map(({ checks, ...person }) => ({
      ...person,
      cells: documents.map(({ id }) => ({
        id,
        state: checks[id]?.state ?? null,
        said: checks[id] ? checkSaid(checks[id], locale) : "",
      })),
    })),
    next: page * peoplePerPage < found ? at({ ...(lacking && { lacking }), page: String(page + 1) }) : "",
  };
}
