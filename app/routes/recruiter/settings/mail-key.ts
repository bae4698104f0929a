import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { makeDkimKey, switchSigning } from "~/features/mail-setup/dkim-key.server.ts";
import { administrators, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";

export const handle = { access: administrators } satisfies RouteHandle;

/** The key that letters are signed with: make it, start signing, stop. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const intent = (await request.formData()).get("intent");
  const now = context.now();
  if (intent === "make") await makeDkimKey(context.db, { secret: context.secret, memberId: member.id, now });
  if (intent === "start" || intent === "stop")
    await switchSigning(context.db, { isOn: intent === "start", now });
  return redirect("/settings/mail");
}
