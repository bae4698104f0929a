import type { Db } from "#db/client.server.ts";
import { formatDay, formatShortDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import {
  type HandoverAsk,
  handoverLayouts,
  listHandovers,
  peoplePerFreeeFile,
  previewHandover,
} from "./handover-file.server.ts";
import { countJoiners } from "./joining-queries.server.ts";

/** The file an address means. */
export function askFrom(query: URLSearchParams, cohortYear: number): HandoverAsk {
  return {
    cohortYear,
    layout: handoverLayouts.find((layout) => layout === query.get("layout")) ?? "smarthr",
    hasNumbers: query.get("numbers") === "1",
    part: Math.max(1, Math.trunc(Number(query.get("part")) || 1)),
  };
}

type Asked = { ask: HandoverAsk; joinsOn: string; zone: string; locale: Locale };

/** What the page of the handover shows, in the reader's words. */
export async function readHandoverPage(db: Db, { ask, joinsOn, zone, locale }: Asked) {
  const [preview, total, before] = await Promise.all([
    previewHandover(db, ask),
    countJoiners(db, ask.cohortYear),
    listHandovers(db, ask.cohortYear),
  ]);
  const at = (change: Record<string, string>) =>
    `/joining/handover?${new URLSearchParams({
      class: String(ask.cohortYear),
      layout: ask.layout,
      ...(ask.hasNumbers && { numbers: "1" }),
      ...change,
    })}`;
  const count = (each: number) => formatNumber(each, locale);
  const parts = ask.layout === "freee" ? Math.ceil(total / peoplePerFreeeFile) : 1;
  return {
    ask,
    words: sayAll(locale, {
      title: m.joining_handover,
      lede: m.handover_lede,
      back: m.joining_title,
      preview: m.handover_preview,
      csv: m.handover_csv,
      xlsx: m.handover_xlsx,
      before: m.handover_before,
      none: m.handover_none,
      after: m.handover_after,
    }),
    subtitle: m.handover_of({ day: formatDay(joinsOn, { locale }) }, { locale }),
    layouts: handoverLayouts.map((layout) => ({
      label: layout === "freee" ? "freee人事労務" : "SmartHR",
      to: at({ layout }),
      isCurrent: ask.layout === layout,
    })),
    parts: Array.from({ length: parts }, (_, place) => ({
      label: `${place * peoplePerFreeeFile + 1}–${Math.min(total, (place + 1) * peoplePerFreeeFile)}`,
      to: at({ part: String(place + 1) }),
      isCurrent: ask.part === place + 1,
    })),
    count: m.handover_count({ count: count(preview.count) }, { locale }),
    lacks: [
      preview.withoutKana > 0 && m.handover_no_kana({ count: count(preview.withoutKana) }, { locale }),
      preview.withoutEmail > 0 && m.handover_no_email({ count: count(preview.withoutEmail) }, { locale }),
    ]
      .filter(Boolean)
      .join(" "),
    headings: preview.headings,
    rows: preview.rows,
    note:
      ask.layout === "freee"
        ? m.handover_note_freee({}, { locale })
        : m.handover_note_smarthr({}, { locale }),
    numbers: ask.hasNumbers
      ? m.handover_without_numbers({}, { locale })
      : m.handover_with_numbers({}, { locale }),
    numbersTo: at({ numbers: ask.hasNumbers ? "" : "1" }),
    before: before.map((row) => ({
      id: row.id,
      said: m.handover_said(
        {
          when: formatShortDayTime(row.madeAt, { locale, zone }),
          file: `${row.layout === "freee" ? "freee" : "SmartHR"} ${row.format.toUpperCase()}`,
          count: count(row.people),
          name: row.familyName
            ? fullName(
                { familyName: row.familyName, givenName: row.givenName ?? "", romaji: row.romaji },
                locale,
              )
            : "",
        },
        { locale },
      ),
    })),
  };
}
