import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPaper } from "~/features/offers/paper.server.ts";
import { hiringReaders, type RouteHandle } from "~/http/access.ts";
import { pdfResponse } from "~/http/pdf-response.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required } from "~/http/responses.ts";

export const handle = { access: hiringReaders } satisfies RouteHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireMember(request, context, handle.access);
  const { bytes, name } = required(await findPaper(context.db, params.paper ?? ""));
  return pdfResponse(bytes, name);
}
