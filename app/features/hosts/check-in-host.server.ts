import type { Db } from "#db/client.server.ts";

const before = 3 * 3_600_000;

/** From three hours before the start to the end, as for guests. */
export function isCheckInOpen(session: { startsAt: Date; endsAt: Date }, now: Date): boolean {
  return now.getTime() >= session.startsAt.getTime() - before && now <= session.endsAt;
}

/** A host says that they are here; the first time stays. False when they don't lead it, too early or over. */
export async function checkInHost(
  db: Db,
  { sessionId, memberId, now }: { sessionId: string; memberId: string; now: Date },
): Promise<boolean> {
  const noted = await db
    .updateTable("session_host")
    .from("session")
    .set({ checked_in_at: now })
    .whereRef("session.id", "=", "session_host.session_id")
    .where("session.id", "=", sessionId)
    .where("session.state", "<>", "cancelled")
    .where("session.starts_at", "<=", new Date(now.getTime() + before))
    .where("session.ends_at", ">=", now)
    .where("session_host.member_id", "=", memberId)
    .where("session_host.state", "in", ["accepted", "substitute_asked"])
    .where("session_host.checked_in_at", "is", null)
    .executeTakeFirst();
  return noted.numUpdatedRows > 0n;
}
