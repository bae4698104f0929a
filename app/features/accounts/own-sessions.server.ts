import type { Db } from "#db/client.server.ts";
import { writeAudit } from "./write-audit.server.ts";

export type OpenSession = { id: string; userAgent: string; address: string; startedAt: Date; seenAt: Date };

/** Where a colleague is signed in now, last used first. */
export async function listSessions(db: Db, memberId: string, now: Date): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom("auth_session")
    .innerJoin("member", "member.user_id", "auth_session.user_id")
    .select([
      "auth_session.id",
      "auth_session.user_agent as userAgent",
      "auth_session.ip_address as address",
      "auth_session.created_at as startedAt",
      "auth_session.updated_at as seenAt",
    ])
    .where("member.id", "=", memberId)
    .where("auth_session.expires_at", ">", now)
    .where("auth_session.updated_at", ">", new Date(now.getTime() - 7 * 86_400_000))
    .orderBy("auth_session.updated_at", "desc")
    .orderBy("auth_session.id")
    .execute();
  return rows.map((row) => ({ ...row, userAgent: row.userAgent ?? "", address: row.address ?? "" }));
}

type Ending = { memberId: string; by: string; which: { only: string } | { exceptFor?: string }; now: Date };

/** Ends one session of a member, all, or all but one. Answers how many; a session of somebody else is never touched. */
export async function endSessions(db: Db, { memberId, by, which, now }: Ending): Promise<number> {
  return db.transaction().execute(async (trx) => {
    let query = trx
      .deleteFrom("auth_session")
      .using("member")
      .whereRef("member.user_id", "=", "auth_session.user_id")
      .where("member.id", "=", memberId);
    if ("only" in which) query = query.where("auth_session.id", "=", which.only);
    else if (which.exceptFor) query = query.where("auth_session.id", "<>", which.exceptFor);
    const { numDeletedRows } = await query.executeTakeFirst();
    if (numDeletedRows > 0n && by !== memberId)
      await writeAudit(trx, { what: "sessions_ended", by, about: memberId, now });
    return Number(numDeletedRows);
  });
}

/** Signing out: this one session. */
export async function endSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom("auth_session").where("token", "=", token).execute();
}
