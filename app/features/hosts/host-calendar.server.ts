import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";

// A host's own calendar entry of a session: one UID for ever, also when they are asked again after having been removed.

/** Gives each an entry, or revives the one that was cancelled. */
export async function openHostEntries(
  trx: Db,
  sessionId: string,
  memberIds: string[],
  mailDomain: string,
): Promise<void> {
  if (memberIds.length === 0) return;
  await trx
    .insertInto("calendar_entry")
    .values(
      memberIds.map((memberId) => ({
        id: uuidv7(),
        session_id: sessionId,
        member_id: memberId,
        uid: `${uuidv7()}@${mailDomain}`,
      })),
    )
    .onConflict((row) =>
      row
        .columns(["session_id", "candidate_id", "member_id"])
        .doUpdateSet((set) => ({
          is_cancelled: false,
          sequence: set("calendar_entry.sequence", "+", 1),
        }))
        .where("calendar_entry.is_cancelled", "=", true),
    )
    .execute();
}

/** Takes it out of their calendars: the letter carries CANCEL. */
export async function closeHostEntries(trx: Db, sessionId: string, memberIds: string[]): Promise<void> {
  if (memberIds.length === 0) return;
  await trx
    .updateTable("calendar_entry")
    .set((set) => ({ is_cancelled: true, sequence: set("sequence", "+", 1) }))
    .where("session_id", "=", sessionId)
    .where("member_id", "in", memberIds)
    .where("is_cancelled", "=", false)
    .execute();
}
