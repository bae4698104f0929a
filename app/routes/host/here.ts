import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { checkInHost } from "~/features/hosts/check-in-host.server.ts";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireId } from "~/http/responses.ts";

export const handle = { access: hosts } satisfies RouteHandle;

/** A host is here. The page it leads back to says what was noted. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const sessionId = requireId(params.session);
  await checkInHost(context.db, { sessionId, memberId: member.id, now: context.now() });
  return redirect("/host", 303);
}
