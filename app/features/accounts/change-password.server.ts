import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import { findLinkedPerson } from "./member-queries.server.ts";
import { mayTry } from "./rate-limit.server.ts";
import { hashOf, isPassword, setPassword } from "./user.server.ts";
import { writeAudit } from "./write-audit.server.ts";

type Change = { memberId: string; sessionId: string; current: string; password: string; now: Date };

/** Changes one's own password and ends one's other sessions. */
export async function changePassword(
  db: Db,
  { memberId, sessionId, current, password, now }: Change,
): Promise<Result<object, "wrong_password" | "too_many">> {
  if (!(await mayTry(db, "own-password", memberId, { seconds: 900, max: 10 }, now)))
    return { ok: false, reason: "too_many" };
  const person = await findLinkedPerson(db, memberId);
  const userId = person?.userId;
  if (!userId || !(await isPassword(db, userId, current))) return { ok: false, reason: "wrong_password" };
  const hash = await hashOf(password);
  return db.transaction().execute(async (trx) => {
    await setPassword(trx, userId, hash, now);
    await trx.deleteFrom("auth_session").where("user_id", "=", userId).where("id", "<>", sessionId).execute();
    await writeAudit(trx, { what: "password_changed", by: memberId, about: memberId, now });
    return { ok: true as const };
  });
}
