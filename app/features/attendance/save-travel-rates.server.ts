import type { Db } from "#db/client.server.ts";
import type { TravelRate } from "./travel-rates.ts";

/** Keeps what is paid for the way to an event, by region. */
export async function saveTravelRates(
  db: Db,
  { eventId, rates }: { eventId: string; rates: TravelRate[] },
): Promise<void> {
  await db
    .updateTable("event")
    .set((is) => ({ travel_rates: JSON.stringify(rates), revision: is("revision", "+", 1) }))
    .where("id", "=", eventId)
    .execute();
}
