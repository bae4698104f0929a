import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { publishEvent } from "~/features/events/publish-event.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const eventId = params.id ?? "";
  const result = await publishEvent(context.db, context.jobs, {
    eventId,
    memberId: member.id,
    now: context.now(),
  });
  return redirect(`/events/${eventId}${!result.ok && result.reason === "past" ? "?late=1" : ""}`);
}
