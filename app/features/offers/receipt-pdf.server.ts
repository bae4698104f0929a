import { type PdfSheet, renderPdf } from "~/lib/pdf.server.ts";
import { m } from "~/paraglide/messages.js";
import type { Receipt } from "./receipt.server.ts";

/** The receipt on one A4, in the language in which it was decided. */
export function receiptPdf(receipt: Receipt): Promise<Buffer> {
  return renderPdf(receiptSheet(receipt));
}

export function receiptSheet(receipt: Receipt): PdfSheet {
  const { locale, text } = receipt;
  const title =
    receipt.kind === "accepted"
      ? m.mypage_receipt_accepted({}, { locale })
      : m.mypage_receipt_declined({}, { locale });
  return {
    locale,
    title,
    author: receipt.company,
    at: receipt.happenedAt,
    blocks: [
      { kind: "title", text: title },
      {
        kind: "facts",
        rows: [
          [m.letter_offer_number({}, { locale }), receipt.number],
          [m.letter_when({}, { locale }), receipt.when],
          [m.receipt_by({}, { locale }), receipt.name],
          [m.receipt_to({}, { locale }), [receipt.company, ...receipt.companyLines].join("\n")],
          [m.receipt_offered({}, { locale }), receipt.offeredDay],
        ],
      },
      { kind: "rule" },
      { kind: "strong", text: text.statement },
      { kind: "heading", text: text.doesTitle },
      { kind: "points", points: text.does },
      { kind: "heading", text: text.doesNotTitle },
      { kind: "points", points: text.doesNot },
      ...(receipt.papers.length > 0
        ? [
            { kind: "heading" as const, text: m.mypage_papers({}, { locale }) },
            ...receipt.papers.flatMap((paper) => [
              { kind: "text" as const, text: `${paper.kind}  ${paper.name}` },
              { kind: "small" as const, text: `SHA-256 ${paper.sha256}` },
            ]),
          ]
        : []),
      { kind: "rule" },
      { kind: "small", text: m.receipt_note({}, { locale }) },
    ],
  };
}
