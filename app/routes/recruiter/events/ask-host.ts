import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { askAnotherHost } from "~/features/hosts/ask-another-host.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { isId } from "~/lib/ids.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

/** One press asks one more colleague. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const form = await request.formData();
  const hostId = String(form.get("host") ?? "");
  const session = await requireRow(String(form.get("session") ?? ""), (id) =>
    context.db
      .selectFrom("session")
      .select(["id", "event_id as eventId"])
      .where("id", "=", id)
      .where("event_id", "=", params.id ?? "")
      .executeTakeFirst(),
  );
  const ask = { sessionId: session.id, hostId, memberId: member.id, now: context.now() };
  const result = isId(hostId) ? await askAnotherHost(context.db, context.jobs, ask) : { ok: false };
  return redirect(`/events/${session.eventId}?host=${result.ok ? "asked" : "busy"}`);
}
