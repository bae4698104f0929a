import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { findMemberRow } from "~/features/accounts/member-queries.server.ts";
import { endSessions } from "~/features/accounts/own-sessions.server.ts";
import { removeSecondStep } from "~/features/accounts/second-step.server.ts";
import { administrators, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";

export const handle = { access: administrators } satisfies RouteHandle;

/** Signs a colleague out everywhere, or lets somebody who lost the phone set up the second step anew. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const person = await requireRow(params.id, (id) => findMemberRow(context.db, id));
  const wish = { memberId: person.id, by: member.id, now: context.now() };
  const isStep = (await request.formData()).get("intent") === "step";
  if (isStep) await removeSecondStep(context.db, wish);
  else await endSessions(context.db, { ...wish, which: {} });
  return redirect(`/settings/members/${person.id}?done=${isStep ? "step" : "sessions"}`);
}
