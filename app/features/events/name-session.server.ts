import type { Db } from "#db/client.server.ts";
import type { Texts } from "./event.ts";
import { noteSessionChange } from "./session-changes.server.ts";

/** How a session is called from now on, in the caller's transaction; nobody is told. False where there is none. */
export async function nameSession(
  trx: Db,
  {
    sessionId,
    label,
    memberId,
    now,
  }: { sessionId: string; label: Texts; memberId: string | undefined; now: Date },
): Promise<boolean> {
  const changed = await trx
    .updateTable("session")
    .set((set) => ({ label: JSON.stringify(label), revision: set("revision", "+", 1) }))
    .where("id", "=", sessionId)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return false;
  await noteSessionChange(trx, { sessionId, kind: "edited", details: { label }, memberId, now });
  return true;
}
