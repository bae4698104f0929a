import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { cancelMatching } from "~/features/matching/run-matching.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireId } from "~/http/responses.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

/** Stops a matching that is being worked out. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireMember(request, context, handle.access);
  const runId = requireId(String((await request.formData()).get("run") ?? ""));
  await cancelMatching(context.db, runId, context.now());
  return redirect(`/events/${requireId(params.id)}/matching`, 303);
}
