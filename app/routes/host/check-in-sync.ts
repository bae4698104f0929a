import type { ActionFunctionArgs } from "@remix-run/node";
import { catchUp, readPresses } from "~/features/attendance/catch-up.server.ts";
import { findDeskSession } from "~/features/attendance/desk-page.server.ts";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { badRequest, required } from "~/http/responses.ts";

export const handle = { access: hosts } satisfies RouteHandle;

/** Takes what a desk pressed, as JSON: [{guestId, attendance, at}]. Answers those that couldn't be taken. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { sessionId } = required(await findDeskSession(context.db, params.session, member));
  const presses = readPresses(await request.json().catch(() => undefined));
  if (!presses) throw badRequest();
  const refused = await catchUp(context.db, { sessionId, presses, memberId: member.id, now: context.now() });
  return Response.json({ refused });
}
