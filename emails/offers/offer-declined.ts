import { formatDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { ownLetter } from "../candidates/own-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";
import { type ReceiptFacts, receiptRows } from "./receipt-rows.ts";

/** Thanks to somebody who declined, with nothing left for them to do; the way back where they left one. */
export function offerDeclined(facts: ReceiptFacts & { wayBackUntil: string }): LetterContent {
  const { locale, wayBackUntil } = facts;
  return ownLetter(facts, {
    subject: m.letter_offer_declined_subject({}, { locale }),
    preview: m.letter_offer_declined_text({}, { locale }),
    title: m.letter_offer_declined_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_offer_declined_text({}, { locale }) },
      { kind: "facts", rows: receiptRows(facts) },
      ...(wayBackUntil
        ? [
            {
              kind: "calm",
              title: m.letter_way_back_title({}, { locale }),
              text: m.letter_way_back_text({ day: formatDay(wayBackUntil, { locale }) }, { locale }),
            } as const,
          ]
        : []),
      { kind: "text", text: m.letter_offer_declined_wish({}, { locale }) },
    ],
    action: m.letter_offer_receipt_go({}, { locale }),
  });
}
