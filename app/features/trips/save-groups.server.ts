import type { Db } from "#db/client.server.ts";

type Group = { applicationId: string; group: number | null };

/** Which group each traveller is in; who doesn't travel with this trip is left alone. */
export async function saveGroups(
  db: Db,
  { tripId, groups }: { tripId: string; groups: readonly Group[] },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const { applicationId, group } of groups)
      await trx
        .updateTable("trip_application")
        .set({ group_no: group !== null && group >= 1 && group <= 20 ? Math.floor(group) : null })
        .where((is) => is(is.cast<string>("id", "text"), "=", applicationId))
        .where("event_id", "=", tripId)
        .where("state", "=", "going")
        .execute();
  });
}
