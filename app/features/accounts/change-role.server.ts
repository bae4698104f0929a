import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import type { Role } from "./member.ts";
import { writeAudit } from "./write-audit.server.ts";

/**
 * Gives a colleague another role, from the next click on. Somebody must stay who can administer, and nobody lets
 * themselves into what is reported to the desk alone.
 */
export async function changeRole(
  db: Db,
  { memberId, role, by, now }: { memberId: string; role: Role; by: string; now: Date },
): Promise<Result<object, "unknown_member" | "last_administrator" | "own_desk">> {
  if (role === "desk" && memberId === by) return { ok: false, reason: "own_desk" };
  return db.transaction().execute(async (trx) => {
    const others = await lockOtherAdministrators(trx, memberId);
    const member = await trx
      .selectFrom("member")
      .select("role")
      .where("id", "=", memberId)
      .where("ended_at", "is", null)
      .forUpdate()
      .executeTakeFirst();
    if (!member) return { ok: false as const, reason: "unknown_member" as const };
    if (member.role === role) return { ok: true as const };
    if (member.role === "administrator" && others === 0)
      return { ok: false as const, reason: "last_administrator" as const };
    await trx.updateTable("member").set({ role }).where("id", "=", memberId).execute();
    await writeAudit(trx, {
      what: "role_changed",
      by,
      about: memberId,
      details: { from: member.role, to: role },
      now,
    });
    return { ok: true as const };
  });
}

/**
 * How many other administrators can sign in. Their rows are locked in one order, so that two administrators who demote
 * each other at the same moment can't both succeed. Invited ones don't count: they may never come.
 */
export async function lockOtherAdministrators(trx: Db, memberId: string): Promise<number> {
  const rows = await trx
    .selectFrom("member")
    .select(["id", "user_id"])
    .where("role", "=", "administrator")
    .where("ended_at", "is", null)
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.filter((row) => row.id !== memberId && row.user_id !== null).length;
}
