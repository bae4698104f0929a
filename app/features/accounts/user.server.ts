import { hashPassword, verifyPassword } from "better-auth/crypto";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";

// better-auth's user behind a member: what one signs in with.

type Person = { id: string; email: string; familyName: string; givenName: string };

/** Makes the user of a member who has none yet, or answers the one there is. */
export async function ensureUser(trx: Db, person: Person, now: Date): Promise<string> {
  const member = await trx
    .selectFrom("member")
    .select("user_id")
    .where("id", "=", person.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (member.user_id) return member.user_id;
  const id = uuidv7();
  await trx
    .insertInto("auth_user")
    .values({
      id,
      name: `${person.familyName} ${person.givenName}`.trim(),
      email: person.email.toLowerCase(),
      email_verified: true,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await trx.updateTable("member").set({ user_id: id }).where("id", "=", person.id).execute();
  return id;
}

/** Takes the hash, not the password: hashing takes a tenth of a second, which no transaction should last. */
export async function setPassword(trx: Db, userId: string, hash: string, now: Date): Promise<void> {
  await trx
    .insertInto("auth_account")
    .values({
      id: uuidv7(),
      user_id: userId,
      account_id: userId,
      provider_id: "credential",
      password: hash,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict.columns(["provider_id", "account_id"]).doUpdateSet({ password: hash, updated_at: now }),
    )
    .execute();
}

export function hashOf(password: string): Promise<string> {
  return hashPassword(password);
}

export async function isPassword(db: Db, userId: string, password: string): Promise<boolean> {
  const account = await db
    .selectFrom("auth_account")
    .select("password")
    .where("user_id", "=", userId)
    .where("provider_id", "=", "credential")
    .executeTakeFirst();
  if (!account?.password) return false;
  return verifyPassword({ hash: account.password, password });
}
