import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { claimRow, dropClaim } from "~/features/today/claim-row.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";

export const handle = { access: hiringTeam } satisfies RouteHandle;

export function loader() {
  return redirect("/today");
}

/** "I am on it", or no longer. Answers who has it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const form = await request.formData();
  const subject = String(form.get("subject") ?? "");
  if (form.get("intent") === "drop") {
    await dropClaim(context.db, subject, member.id);
    return data({ isMine: false });
  }
  const claimed = await claimRow(context.db, { subject, memberId: member.id, now: context.now() });
  return data({ isMine: claimed?.isMine ?? false }, claimed ? 200 : 400);
}
