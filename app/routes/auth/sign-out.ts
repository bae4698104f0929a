import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endSession } from "~/features/accounts/own-sessions.server.ts";
import { expiredSessionCookie, tokenOf } from "~/features/accounts/session.server.ts";
import type { RouteHandle } from "~/http/access.ts";

export const handle = {
  access: { everyone: true, why: "signing out must work with a session that is already over" },
} satisfies RouteHandle;

/** Following a link signs nobody out. */
export function loader() {
  return redirect("/");
}

export async function action({ request, context }: ActionFunctionArgs) {
  const token = tokenOf(request, context);
  if (token) await endSession(context.db, token);
  return redirect("/sign-in?done=out", { headers: { "Set-Cookie": expiredSessionCookie(context.appUrl) } });
}
