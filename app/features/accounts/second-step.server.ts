import { createHmac, randomInt } from "node:crypto";
import { symmetricEncrypt } from "better-auth/crypto";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import { isTotpCode, totpAddress, totpKey } from "~/lib/totp.server.ts";
import { authSecret } from "./auth.server.ts";
import { findLinkedPerson } from "./member-queries.server.ts";
import { mayTry } from "./rate-limit.server.ts";
import type { SignedIn } from "./session.server.ts";
import { isPassword } from "./user.server.ts";
import { writeAudit } from "./write-audit.server.ts";

/**
 * What the phone's app is given: the address in the QR code and the key to type by hand. It is derived from the session,
 * so looking at the page changes nothing and looking again shows the same.
 */
export function offeredSecondStep(session: SignedIn, secret: string): { address: string; key: string } {
  const offered = offeredSecret(session, secret);
  return { address: totpAddress(offered, "Enishi", session.member.email), key: totpKey(offered) };
}

type Confirmation = { session: SignedIn; secret: string; code: string; password: string; now: Date };

/**
 * Takes the app into use once it has shown a right code. Replacing one that works needs the password too, and ends the
 * other sessions. Answers ten codes for the day the phone is lost; they can't be shown again.
 */
export async function confirmSecondStep(
  db: Db,
  { session, secret, code, password, now }: Confirmation,
): Promise<Result<{ backupCodes: string[] }, "wrong_code" | "wrong_password" | "too_many">> {
  const { member, sessionId, hasSecondStep } = session;
  if (!(await mayTry(db, "set-up-code", member.id, { seconds: 900, max: 20 }, now)))
    return { ok: false, reason: "too_many" };
  const person = await findLinkedPerson(db, member.id);
  if (!person?.userId) throw new Error("a session without a user");
  const userId = person.userId;
  if (hasSecondStep && !(await isPassword(db, userId, password)))
    return { ok: false, reason: "wrong_password" };
  const offered = offeredSecret(session, secret);
  if (!isTotpCode(offered, code, now)) return { ok: false, reason: "wrong_code" };
  const backupCodes = Array.from({ length: 10 }, newBackupCode);
  const key = authSecret(secret);
  const row = {
    secret: await symmetricEncrypt({ key, data: offered }),
    backup_codes: await symmetricEncrypt({ key, data: JSON.stringify(backupCodes) }),
    verified: true,
    failed_verification_count: 0,
    locked_until: null,
  };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("auth_two_factor")
      .values({ id: uuidv7(), user_id: userId, ...row })
      .onConflict((conflict) => conflict.column("user_id").doUpdateSet(row))
      .execute();
    await trx.updateTable("auth_user").set({ two_factor_enabled: true }).where("id", "=", userId).execute();
    await trx.deleteFrom("auth_session").where("user_id", "=", userId).where("id", "<>", sessionId).execute();
    await writeAudit(trx, { what: "second_step_set_up", by: member.id, about: member.id, now });
  });
  return { ok: true, backupCodes };
}

/** For a colleague whose phone is lost: at the next sign-in the second step is set up anew. Ends that person's sessions. */
export async function removeSecondStep(
  db: Db,
  { memberId, by, now }: { memberId: string; by: string; now: Date },
): Promise<Result<object, "unknown_member">> {
  return db.transaction().execute(async (trx) => {
    const person = await findLinkedPerson(trx, memberId);
    if (!person?.userId) return { ok: false as const, reason: "unknown_member" as const };
    await trx.deleteFrom("auth_two_factor").where("user_id", "=", person.userId).execute();
    await trx
      .updateTable("auth_user")
      .set({ two_factor_enabled: false })
      .where("id", "=", person.userId)
      .execute();
    await trx.deleteFrom("auth_session").where("user_id", "=", person.userId).execute();
    await writeAudit(trx, { what: "second_step_removed", by, about: memberId, now });
    return { ok: true as const };
  });
}

function offeredSecret({ sessionId }: SignedIn, secret: string): string {
  return createHmac("sha256", authSecret(secret))
    .update(`second-step:${sessionId}`)
    .digest("base64url")
    .slice(0, 32);
}

/** Ten characters that can't be mistaken for each other, in two groups. */
function newBackupCode(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const code = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join("");
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
