import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { pauseSending, resumeSending } from "~/features/letters/pause-sending.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

/** The one switch: do=pause or do=resume. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const form = await request.formData();
  if (form.get("do") === "resume") await resumeSending(context.db, context.jobs);
  else await pauseSending(context.db, { memberId: member.id, now: context.now() });
  return redirect("/letters");
}
