import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { changeSeats } from "~/features/events/change-seats.server.ts";
import { closeSession, reopenSession } from "~/features/events/close-session.server.ts";
import { reorderLine } from "~/features/events/reorder-line.server.ts";
import { listSessions } from "~/features/events/session-list.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

/** The small changes of a session that ask nothing back: seats, open or closed, the order of the line. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const sessions = await listSessions(context.db, params.id ?? "");
  const session = sessions.find((each) => each.id === params.session);
  if (!session) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const who = { sessionId: session.id, memberId: member.id, now: context.now() };
  const { db, jobs } = context;
  const text = (name: string) =>
    String(form.get(name) ?? "")
      .normalize("NFKC")
      .trim();
  let query = "";
  switch (form.get("what")) {
    case "close":
      await closeSession(db, who);
      break;
    case "reopen":
      await reopenSession(db, jobs, who);
      break;
    case "line": {
      const line = {
        ...who,
        candidateId: text("candidate"),
        position: Number(text("position")) || 1,
        reason: text("reason").slice(0, 300),
      };
      const result = await reorderLine(db, jobs, line);
      if (!result.ok && result.reason === "reason_needed") query = "?why";
      break;
    }
    default: {
      const seats = Number(text("seats") || "-");
      if (!Number.isInteger(seats) || seats < 1 || seats > 5000) break;
      const result = await changeSeats(db, jobs, { ...who, seats });
      if (!result.ok) query = `?release=${result.release}`;
    }
  }
  return redirect(`/events/${params.id}/sessions/${session.id}${query}`);
}
