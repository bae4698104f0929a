import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import { signsInByLink } from "./member.ts";
import { takeMemberLink } from "./member-link.server.ts";
import { findLinkedPerson } from "./member-queries.server.ts";
import { openSession } from "./session.server.ts";
import { ensureUser, hashOf, setPassword } from "./user.server.ts";

type Acceptance = {
  token: string;
  /** Hosts have none: they sign in by mailed link. */
  password: string | undefined;
  device: { address: string; userAgent: string };
  now: Date;
};

/** A colleague takes up the invitation and is signed in; the second step, where the role needs it, comes next. */
export async function acceptInvitation(
  db: Db,
  { token, password, device, now }: Acceptance,
): Promise<Result<{ token: string }, "link_over" | "password_missing">> {
  const hash = password === undefined ? undefined : await hashOf(password);
  return db
    .transaction()
    .execute(async (trx) => {
      const link = await takeMemberLink(trx, "invitation", token, now);
      const person = link && (await findLinkedPerson(trx, link.memberId));
      if (!person) return { ok: false as const, reason: "link_over" as const };
      if (!hash && !signsInByLink(person.role)) throw new PasswordMissing();
      const userId = await ensureUser(trx, person, now);
      if (hash) await setPassword(trx, userId, hash, now);
      const session = await openSession(trx, userId, device, now);
      return { ok: true as const, token: session.token };
    })
    .catch((error: unknown) => {
      if (error instanceof PasswordMissing)
        return { ok: false as const, reason: "password_missing" as const };
      throw error;
    });
}

/** Thrown so that the link stays unused. */
class PasswordMissing extends Error {}
