import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { ReminderKind } from "./reminder.ts";

/** One kind of letter, on or off for one event. Off, it isn't written from now on; what was written leaves. */
export async function switchReminder(
  db: Db,
  { eventId, kind, isOn }: { eventId: string; kind: ReminderKind; isOn: boolean },
): Promise<void> {
  const without = sql<string[]>`array_remove(reminders_off, ${kind})`;
  await db
    .updateTable("event")
    .set((is) => ({
      reminders_off: isOn ? without : sql<string[]>`array_append(${without}, ${kind})`,
      revision: is("revision", "+", 1),
    }))
    .where("id", "=", eventId)
    .execute();
}
