import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import type { Role } from "./member.ts";
import { openSession } from "./session.server.ts";
import { ensureUser } from "./user.server.ts";

type Visit = { role: Role; isEmbedded: boolean; device: { address: string; userAgent: string }; now: Date };

/** One click into the demo company. Refused for a real company and on any database but the embedded one. */
export async function signInToDemo(
  db: Db,
  { role, isEmbedded, device, now }: Visit,
): Promise<Result<{ token: string }, "not_a_demo" | "nobody">> {
  return db.transaction().execute(async (trx) => {
    if (!(await isOpenDemo(trx, isEmbedded))) return { ok: false as const, reason: "not_a_demo" as const };
    const person = await trx
      .selectFrom("member")
      .select(["id", "email", "family_name as familyName", "given_name as givenName"])
      .where("role", "=", role)
      .where("ended_at", "is", null)
      .orderBy("id")
      .limit(1)
      .executeTakeFirst();
    if (!person) return { ok: false as const, reason: "nobody" as const };
    const userId = await ensureUser(trx, person, now);
    return { ok: true as const, ...(await openSession(trx, userId, device, now)) };
  });
}

export async function isOpenDemo(db: Db, isEmbedded: boolean): Promise<boolean> {
  if (!isEmbedded) return false;
  const company = await db.selectFrom("company").select("is_demo").executeTakeFirst();
  return company?.is_demo ?? false;
}
