import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { cancelEvent } from "~/features/events/cancel-event.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const eventId = params.id ?? "";
  const reason = String((await request.formData()).get("reason") ?? "")
    .trim()
    .slice(0, 500);
  await cancelEvent(context.db, context.jobs, { eventId, reason, memberId: member.id, now: context.now() });
  return redirect(`/events/${eventId}`);
}
