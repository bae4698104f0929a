import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { inviteAgain } from "~/features/accounts/invite-member.server.ts";
import { findMemberRow } from "~/features/accounts/member-queries.server.ts";
import { withdrawInvitation } from "~/features/accounts/withdraw-invitation.server.ts";
import { administrators, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";

export const handle = { access: administrators } satisfies RouteHandle;

/** Sends an invitation again or takes it back. Somebody who has joined meanwhile keeps access: the page shows it. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const person = await requireRow(params.id, (id) => findMemberRow(context.db, id));
  const now = context.now();
  const wish = { memberId: person.id, by: member.id };
  if ((await request.formData()).get("intent") === "withdraw") {
    const withdrawn = await withdrawInvitation(context.db, { ...wish, now });
    return redirect(withdrawn.ok ? "/settings/members?done=withdrawn" : `/settings/members/${person.id}`);
  }
  const sent = await inviteAgain(context.db, wish, { ...context, now });
  return redirect(`/settings/members/${person.id}${sent.ok ? "?done=again" : ""}`);
}
