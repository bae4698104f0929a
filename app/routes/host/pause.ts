import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { pauseHosting, pauses } from "~/features/hosts/pause-hosting.server.ts";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { todayIn } from "~/lib/dates.ts";

export const handle = { access: hosts } satisfies RouteHandle;

/** A host rests from today, or is back: one tap on their page. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const now = context.now();
  const typed = Number((await request.formData()).get("days"));
  const days = [0, ...pauses].find((each) => each === typed);
  if (days === undefined) throw new Response(null, { status: 400 });
  await pauseHosting(context.db, { memberId: member.id, days, today: todayIn(member.zone, now), now });
  return redirect("/host#month", 303);
}
