import type { LoaderFunctionArgs } from "@remix-run/node";
import { findReceipt } from "~/features/offers/receipt.server.ts";
import { receiptPdf } from "~/features/offers/receipt-pdf.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { pdfResponse } from "~/http/pdf-response.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { required } from "~/http/responses.ts";

export const handle = { access: "link" } satisfies RouteHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId } = await requireMyPage(request, context, params.token);
  const receipt = required(await findReceipt(context.db, params.receipt ?? "", candidateId));
  return pdfResponse(await receiptPdf(receipt), `${receipt.number}.pdf`);
}
