import type { LoaderFunctionArgs } from "@remix-run/node";
import { findReceipt } from "~/features/offers/receipt.server.ts";
import { receiptPdf } from "~/features/offers/receipt-pdf.server.ts";
import { hiringReaders, type RouteHandle } from "~/http/access.ts";
import { pdfResponse } from "~/http/pdf-response.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required } from "~/http/responses.ts";

export const handle = { access: hiringReaders } satisfies RouteHandle;

/** The company's copy: the same file that the candidate has. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireMember(request, context, handle.access);
  const receipt = required(await findReceipt(context.db, params.receipt ?? ""));
  return pdfResponse(await receiptPdf(receipt), `${receipt.number}.pdf`);
}
