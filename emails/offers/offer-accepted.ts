import { formatDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { ownLetter } from "../candidates/own-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";
import { type ReceiptFacts, receiptRows } from "./receipt-rows.ts";

/** The candidate's receipt of an acceptance: when, what, and that they may still decline. */
export function offerAccepted(facts: ReceiptFacts & { joinsOn: string }): LetterContent {
  const { locale, joinsOn } = facts;
  return ownLetter(facts, {
    subject: m.letter_offer_accepted_subject({}, { locale }),
    preview: m.letter_offer_accepted_text({}, { locale }),
    title: m.letter_offer_accepted_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_offer_accepted_text({}, { locale }) },
      {
        kind: "facts",
        rows: [
          ...receiptRows(facts),
          ...(joinsOn
            ? [{ label: m.letter_offer_joins({}, { locale }), lines: [formatDay(joinsOn, { locale })] }]
            : []),
        ],
      },
      {
        kind: "calm",
        title: m.letter_offer_accepted_free_title({}, { locale }),
        text: m.letter_offer_accepted_free_text({}, { locale }),
      },
    ],
    action: m.letter_offer_receipt_go({}, { locale }),
  });
}
