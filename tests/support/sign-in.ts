// What a loader or action gets in a test, and a way to be signed in.
import type { Db } from "#db/client.server.ts";
import { cookieNames } from "~/features/accounts/auth.server.ts";
import { openSession, sessionCookie } from "~/features/accounts/session.server.ts";
import { ensureUser } from "~/features/accounts/user.server.ts";
import type { AppContext } from "~/http/context.ts";
import { quietJobs } from "./letters.ts";

export const testSecret = "a secret of at least thirty-two characters";

export function aContext(db: Db, overrides: Partial<AppContext> = {}): AppContext {
  return {
    db,
    readDb: db,
    jobs: quietJobs(),
    now: () => new Date(),
    nonce: "nonce",
    appUrl: "http://enishi.test",
    secret: testSecret,
    canSendMail: true,
    isEmbedded: false,
    ...overrides,
  };
}

type Keys = Pick<AppContext, "now" | "secret" | "appUrl">;
type Person = { id: string; email: string; family_name: string; given_name: string };

/**
 * Signs a member in, second step included, and answers the Cookie header: `new Request(url, { headers: { Cookie } })`.
 * For a running product give its `url` and `secret` as keys. Each call is one more session.
 */
export async function signedIn(
  db: Db,
  { now, secret, appUrl }: Keys,
  member: Person,
  options: { hasSecondStep?: boolean } = {},
): Promise<string> {
  const person = {
    id: member.id,
    email: member.email,
    familyName: member.family_name,
    givenName: member.given_name,
  };
  const userId = await ensureUser(db, person, now());
  await db
    .updateTable("auth_user")
    .set({ two_factor_enabled: options.hasSecondStep ?? true })
    .where("id", "=", userId)
    .execute();
  const { token } = await openSession(db, userId, { address: "192.0.2.1", userAgent: "test" }, now());
  return sessionCookie({ secret, appUrl }, token).split(";")[0] ?? "";
}

/** The same for a browser: `await page.context().addCookies([…])`. */
export async function browserCookie(db: Db, keys: Keys, member: Person) {
  const header = await signedIn(db, keys, member);
  const name = cookieNames(keys.appUrl).session;
  return {
    name,
    value: header.slice(name.length + 1),
    url: keys.appUrl,
    httpOnly: true,
    sameSite: "Lax" as const,
  };
}
