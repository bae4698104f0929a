import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import { lockOtherAdministrators } from "./change-role.server.ts";
import { revokeMemberLinks } from "./member-link.server.ts";
import { writeAudit } from "./write-audit.server.ts";

/** Ends a colleague's access at once: sessions, password and codes go; what the person did stays under the name. */
export async function endMember(
  db: Db,
  { memberId, by, now }: { memberId: string; by: string; now: Date },
): Promise<Result<object, "unknown_member" | "last_administrator">> {
  return db.transaction().execute(async (trx) => {
    const others = await lockOtherAdministrators(trx, memberId);
    const member = await trx
      .selectFrom("member")
      .select(["role", "user_id"])
      .where("id", "=", memberId)
      .where("ended_at", "is", null)
      .forUpdate()
      .executeTakeFirst();
    if (!member) return { ok: false as const, reason: "unknown_member" as const };
    if (member.role === "administrator" && others === 0)
      return { ok: false as const, reason: "last_administrator" as const };
    await trx
      .updateTable("member")
      .set({ ended_at: now, user_id: null })
      .where("id", "=", memberId)
      .execute();
    if (member.user_id) await trx.deleteFrom("auth_user").where("id", "=", member.user_id).execute();
    await revokeMemberLinks(trx, memberId, now);
    await writeAudit(trx, { what: "access_ended", by, about: memberId, details: { role: member.role }, now });
    return { ok: true as const };
  });
}
