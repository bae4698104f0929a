import type { LoaderFunctionArgs } from "@remix-run/node";
import { findEventVersion } from "~/features/events/guest-queries.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

/** Whether anything happened since the version in If-None-Match: 304 when not. Asked every few seconds by open pages. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireMember(request, context, handle.access);
  const version = await findEventVersion(context.db, params.id ?? "");
  if (version === undefined) throw new Response(null, { status: 404 });
  const headers = { ETag: `"${version}"`, "Cache-Control": "private, no-cache" };
  if (request.headers.get("If-None-Match")?.includes(`"${version}"`))
    return new Response(null, { status: 304, headers });
  return Response.json({ version }, { headers });
}
