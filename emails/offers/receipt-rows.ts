import { formatDayTime } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import type { OwnLetterFacts } from "../candidates/own-letter.ts";
import type { LetterFact } from "../layout/letter-content.ts";

export type ReceiptFacts = OwnLetterFacts & {
  /** The department or subsidiary; empty where the offer has none. */
  unit: string;
  number: string;
  happenedAt: Date | undefined;
  zone: string;
};

/** When it was decided, about which offer, under which number. */
export function receiptRows({ locale, unit, number, happenedAt, zone }: ReceiptFacts): LetterFact[] {
  const row = (label: string, line: string) => (line ? [{ label, lines: [line] }] : []);
  return [
    ...row(
      m.letter_when({}, { locale }),
      happenedAt ? formatDayTime(happenedAt, { locale, zone, zoneName: true }) : "",
    ),
    ...row(m.letter_offer_unit({}, { locale }), unit),
    ...row(m.letter_offer_number({}, { locale }), number),
  ];
}
