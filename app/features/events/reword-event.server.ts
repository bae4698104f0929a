import type { Db } from "#db/client.server.ts";
import type { Texts } from "./event.ts";

/** No letter comes by the clock: whoever leads this event writes its reminders. */
export async function keepSilent(trx: Db, eventId: string): Promise<void> {
  const kinds = ["silent", "maybe", "day_before", "hour_before", "thanks"];
  await trx.updateTable("event").set({ reminders_off: kinds }).where("id", "=", eventId).execute();
}

type Reworded = {
  eventId: string;
  cohortYear: number;
  title: Texts;
  description: Texts;
  policyReason: string;
  /** Of each of its sessions, while nobody has a seat. */
  seats: number;
};

/** Other words for an event that only staff see yet; its times and places stay. The caller has checked the words. */
export async function rewordEvent(trx: Db, event: Reworded): Promise<void> {
  await trx
    .updateTable("event")
    .set((set) => ({
      cohort_year: event.cohortYear,
      title: JSON.stringify(event.title),
      description: JSON.stringify(event.description),
      policy_reason: event.policyReason,
      revision: set("revision", "+", 1),
    }))
    .where("id", "=", event.eventId)
    .where("state", "=", "draft")
    .execute();
  await trx
    .updateTable("session")
    .set({ seats: event.seats })
    .where("event_id", "=", event.eventId)
    .where("seats_taken", "=", 0)
    .execute();
}
