import type { Db } from "#db/client.server.ts";

/** Keeps what an event was meant to cost and did cost (yen), and what to remember next time. */
export async function saveAfter(
  db: Db,
  {
    eventId,
    planned,
    actual,
    note,
  }: { eventId: string; planned: number | null; actual: number | null; note: string },
): Promise<void> {
  await db
    .updateTable("event")
    .set((is) => ({
      cost_planned: planned,
      cost_actual: actual,
      after_note: note,
      revision: is("revision", "+", 1),
    }))
    .where("id", "=", eventId)
    .execute();
}
