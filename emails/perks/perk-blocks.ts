import { formatDay } from "~/lib/dates.ts";
import { inShort } from "~/lib/in-short.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterBlock } from "../layout/letter-content.ts";
import { givingWord, roomWord, type Way, whenWord, yen } from "./perk-words.ts";

/** What waits for the reader, as it stands when the letter is written. Days are "YYYY-MM-DD". */
export type LetterPerk = {
  title: string;
  criteria: string;
  giving: Way;
  seats: number | null;
  left: number | null;
  applyBy: string | null;
  fromOn: string | null;
  untilOn: string | null;
  amountYen: number | null;
};

/** Two or three lines of a letter. */
const short: Record<Locale, number> = { ja: 90, en: 180, ko: 110 };
/** More than these nobody reads in a letter; the page has all of them. */
const most = 5;

/** Each with its criteria in short, how it is given, and until when one may say so; then that it is free to take. */
export function perkBlocks(perks: readonly LetterPerk[], locale: Locale): LetterBlock[] {
  if (perks.length === 0) return [];
  const more = perks.length - most;
  return [
    ...perks.slice(0, most).flatMap((perk): LetterBlock[] => [
      { kind: "heading", text: perk.title },
      { kind: "facts", rows: rowsOf(perk, locale), isPlain: true },
    ]),
    ...(more > 0 ? [{ kind: "text" as const, text: m.letter_perk_more({ count: more }, { locale }) }] : []),
    { kind: "calm", title: m.perk_free_title({}, { locale }), text: m.letter_perk_free({}, { locale }) },
  ];
}

function rowsOf(perk: LetterPerk, locale: Locale) {
  const day = (on: string) => formatDay(on, { locale });
  const rows = [
    [m.perk_criteria({}, { locale }), [inShort(perk.criteria, short[locale])]],
    [m.perk_giving({}, { locale }), [givingWord(perk, locale), roomWord(perk, locale)]],
    [
      m.perk_col_application({}, { locale }),
      [perk.applyBy ? m.perk_until({ until: day(perk.applyBy) }, { locale }) : ""],
    ],
    [m.perk_when({}, { locale }), [whenWord(perk, locale)]],
    [m.perk_amount({}, { locale }), [yen(perk.amountYen, locale)]],
  ] as const;
  return rows.flatMap(([label, lines]) =>
    lines[0] ? [{ label, lines: lines.filter((line) => line !== "") }] : [],
  );
}
