import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { publishEvent } from "~/features/events/publish-event.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireMember(request, context, handle.access);
  const eventId = params.id ?? "";
  const result = await publishEvent(context.db, { eventId, now: context.now() });
  return redirect(`/events/${eventId}${!result.ok && result.reason === "past" ? "?late=1" : ""}`);
}
