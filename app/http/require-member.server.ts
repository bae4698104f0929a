import { redirect } from "@remix-run/node";
import { type Member, needsSecondStep } from "~/features/accounts/member.ts";
import { findSession, type SignedIn, tokenOf } from "~/features/accounts/session.server.ts";
import { findCompany } from "~/features/company/company-queries.server.ts";
import type { Role } from "./access.ts";
import type { AppContext } from "./context.ts";
import { withNext } from "./next-path.ts";
import { seenOnce } from "./seen-once.server.ts";

export type { Member };

type Asked = Pick<AppContext, "db" | "now" | "secret" | "appUrl" | "seen">;

/**
 * The colleague who asks. Throws: to /welcome before the first run, to /sign-in without a session (and back afterwards),
 * to setting up the second step where the role needs it; 404 for a role that this page isn't for.
 */
export async function requireMember(
  request: Request,
  context: Asked,
  access: { roles: readonly Role[] },
): Promise<Member> {
  const { member } = await requireSession(request, context);
  if (!access.roles.includes(member.role)) throw new Response(null, { status: 404, statusText: "Not Found" });
  return member;
}

/** The same with the session itself, for pages about sessions. */
export async function requireSession(request: Request, context: Asked): Promise<SignedIn> {
  const session = await findSignedIn(request, context);
  if (!session) {
    const company = await findCompany(context.db);
    throw redirect(company ? withNext("/sign-in", wayBack(request)) : "/welcome");
  }
  if (!isComplete(session)) throw redirect(withNext("/sign-in/set-up", wayBack(request)));
  return session;
}

/** The colleague who asks, or undefined: for pages that everybody may see. Never throws. */
export async function findMember(request: Request, context: Asked): Promise<Member | undefined> {
  const session = await findSignedIn(request, context);
  return session && isComplete(session) ? session.member : undefined;
}

/** Also a session whose second step isn't set up yet. */
export async function findSignedIn(request: Request, context: Asked): Promise<SignedIn | undefined> {
  const token = tokenOf(request, context);
  if (token === undefined) return undefined;
  return seenOnce(request, context, `session ${token}`, () => findSession(context.db, token, context.now()));
}

export function isComplete({ member, hasSecondStep, isDemo }: SignedIn): boolean {
  return hasSecondStep || isDemo || !needsSecondStep(member.role);
}

/** A form can't be sent again after signing in, but its page can be opened. */
function wayBack(request: Request): string {
  const url = new URL(request.url);
  if (request.method === "GET" || request.method === "HEAD") return url.pathname + url.search;
  const referrer = request.headers.get("referer") ?? "";
  if (!URL.canParse(referrer)) return url.pathname;
  const from = new URL(referrer);
  return from.host === url.host ? from.pathname + from.search : url.pathname;
}
