import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { stopFamily } from "~/features/families/stop-family.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { requireRelative } from "~/http/require-relative.server.ts";

export const handle = { access: "link" } satisfies RouteHandle;

/** Somebody who opens the address sees the page; scanners change nothing. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRelative(request, context, params.token);
  return redirect(`/f/${params.token}/stop`);
}

/** RFC 8058: the mail program posts without cookies; news and leaflets end, a booked briefing keeps its letters. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { relative, linkId } = await requireRelative(request, context, params.token);
  await stopFamily(context.db, context.jobs, {
    candidateId: relative.candidateId,
    relativeId: relative.id,
    linkId,
    scope: "news",
    now: context.now(),
  });
  return new Response("OK", {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}
