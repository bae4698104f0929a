import { redirect } from "@remix-run/node";
import { authFor } from "~/features/accounts/auth.server.ts";
import { sessionCookie } from "~/features/accounts/session.server.ts";
import { clientAddressHeader } from "./client-address.server.ts";
import type { AppContext } from "./context.ts";
import { nextPath } from "./next-path.ts";

type AuthPath = "/sign-in/email" | "/two-factor/verify-totp" | "/two-factor/verify-backup-code";

/**
 * Asks better-auth inside the process, with the visitor's cookies and address, so that its limits count as they should.
 * That the form came from our own pages is checked for every request before it gets here.
 */
export async function askAuth(
  context: AppContext,
  request: Request,
  path: AuthPath,
  body: Record<string, unknown>,
): Promise<Response> {
  const headers = new Headers({ "Content-Type": "application/json", Origin: context.appUrl });
  for (const name of ["cookie", "user-agent", clientAddressHeader]) {
    const value = request.headers.get(name);
    if (value) headers.set(name, value);
  }
  return authFor(context).handler(
    new Request(`${context.appUrl}/api/auth${path}`, { method: "POST", headers, body: JSON.stringify(body) }),
  );
}

/** Sends the visitor on with the cookies that better-auth set. */
export function goOn(answer: Response, to: string): Response {
  const headers = new Headers();
  for (const cookie of answer.headers.getSetCookie()) headers.append("Set-Cookie", cookie);
  return redirect(to, { headers });
}

/** Sends a visitor on who has just been signed in. */
export function signedIn(context: AppContext, token: string, next?: unknown): Response {
  return redirect(nextPath(next) ?? "/", { headers: { "Set-Cookie": sessionCookie(context, token) } });
}

export function deviceOf(request: Request): { address: string; userAgent: string } {
  return {
    address: request.headers.get(clientAddressHeader) ?? "",
    userAgent: request.headers.get("user-agent") ?? "",
  };
}
