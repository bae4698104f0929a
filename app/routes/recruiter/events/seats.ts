import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { changeSeats } from "~/features/events/change-seats.server.ts";
import { findEvent } from "~/features/events/event-queries.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireMember(request, context, handle.access);
  const event = await findEvent(context.db, params.id ?? "");
  if (!event) throw new Response(null, { status: 404 });
  const seats = Number(
    String((await request.formData()).get("seats") ?? "")
      .normalize("NFKC")
      .trim() || "-",
  );
  if (!Number.isInteger(seats) || seats < 1 || seats > 5000) return redirect(`/events/${event.id}`);
  const result = await changeSeats(context.db, context.jobs, {
    sessionId: event.sessionId,
    seats,
    now: context.now(),
  });
  return redirect(`/events/${event.id}${result.ok ? "" : "?seats=given"}`);
}
