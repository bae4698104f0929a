import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import { findWaiting } from "./invite-member.server.ts";
import { revokeMemberLinks } from "./member-link.server.ts";
import { writeAudit } from "./write-audit.server.ts";

/** Takes an invitation back that nobody has accepted yet; its link stops working. */
export async function withdrawInvitation(
  db: Db,
  { memberId, by, now }: { memberId: string; by: string; now: Date },
): Promise<Result<object, "not_waiting">> {
  return db.transaction().execute(async (trx) => {
    const member = await findWaiting(trx, memberId);
    if (!member) return { ok: false as const, reason: "not_waiting" as const };
    await trx.updateTable("member").set({ ended_at: now }).where("id", "=", memberId).execute();
    await revokeMemberLinks(trx, memberId, now);
    await writeAudit(trx, { what: "invitation_withdrawn", by, about: memberId, now });
    return { ok: true as const };
  });
}
