import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportOwnData } from "~/features/privacy/export-own-data.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";

export const handle = { access: "link" } satisfies RouteHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId } = await requireMyPage(request, context, params.token);
  const all = await exportOwnData(context.db, candidateId);
  return new Response(`${JSON.stringify(all, null, 2)}\n`, {
    headers: {
      ...privatePageHeaders,
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="my-data.json"',
    },
  });
}
