import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { findEvent } from "~/features/events/event-queries.server.ts";
import { publishEvent } from "~/features/events/publish-event.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { id: eventId } = await requireRow(params.id, (id) => findEvent(context.db, id));
  const result = await publishEvent(context.db, context.jobs, {
    eventId,
    memberId: member.id,
    now: context.now(),
  });
  return redirect(`/events/${eventId}${!result.ok && result.reason === "past" ? "?late=1" : ""}`);
}
