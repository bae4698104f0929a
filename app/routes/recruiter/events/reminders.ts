import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { findEvent } from "~/features/events/event-queries.server.ts";
import { isReminderKind } from "~/features/reminders/reminder.ts";
import { switchReminder } from "~/features/reminders/switch-reminder.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { badRequest } from "~/http/responses.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireMember(request, context, handle.access);
  const event = await requireRow(params.id, (id) => findEvent(context.db, id));
  const form = await request.formData();
  const kind = form.get("kind");
  if (!isReminderKind(kind)) throw badRequest();
  await switchReminder(context.db, { eventId: event.id, kind, isOn: form.get("to") === "on" });
  return redirect(`/events/${event.id}#reminders`);
}
