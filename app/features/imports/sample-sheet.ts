import { offerStateWord } from "~/features/offers/offer-words.ts";
import { addDays } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import type { Sheet } from "~/lib/spreadsheet.server.ts";
import type { ImportField } from "./import-field.ts";
import { fieldWord } from "./import-words.ts";

const fields = [
  "reference",
  "fullName",
  "fullKana",
  "email",
  "phone",
  "school",
  "faculty",
  "graduation",
  "unit",
  "state",
  "offeredOn",
  "replyOn",
  "acceptedOn",
] as const satisfies readonly ImportField[];

/** Two invented people under the headings that are understood without a correction. */
export function sampleSheet(locale: Locale, today: string): Sheet {
  const year = String(Number(today.slice(0, 4)) + 1);
  const day = (count: number) => ({ day: addDays(today, count) });
  const state = (of: "considering" | "accepted") => offerStateWord(of, locale);
  return {
    name: "sample",
    headings: fields.map((field) => fieldWord(field, locale)),
    rows: [
      [
        "A0001",
        "髙橋 蓮",
        "タカハシ レン",
        "ren@example.ac.jp",
        "090-0000-0101",
        "青葉大学",
        "工学部",
        year,
        "",
        state("considering"),
        day(-7),
        day(7),
        null,
      ],
      [
        "A0002",
        "山田 花",
        "ヤマダ ハナ",
        "hana@example.ac.jp",
        "090-0000-0102",
        "東雲大学",
        "経済学部",
        year,
        "",
        state("accepted"),
        day(-21),
        day(-7),
        day(-10),
      ],
    ],
  };
}
