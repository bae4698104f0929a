import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { findEvent } from "~/features/events/event-queries.server.ts";
import { stopMessage } from "~/features/messages/send-message.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { requireId } from "~/http/responses.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireMember(request, context, handle.access);
  const event = await requireRow(params.id, (id) => findEvent(context.db, id));
  const messageId = requireId(String((await request.formData()).get("message")));
  await stopMessage(context.db, { eventId: event.id, messageId, now: context.now() });
  return redirect(`/events/${event.id}`);
}
