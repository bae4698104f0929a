import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPaper } from "~/features/offers/paper.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { pdfResponse } from "~/http/pdf-response.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { required } from "~/http/responses.ts";

export const handle = { access: "link" } satisfies RouteHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId } = await requireMyPage(request, context, params.token);
  const { bytes, name } = required(await findPaper(context.db, params.paper ?? "", candidateId));
  return pdfResponse(bytes, name);
}
