import type { Db } from "#db/client.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { settledDays } from "./trip.ts";

/** By the clock: what was said for the way goes two weeks after the return, applications 400 days after they were settled. */
export async function forgetTrips(db: Db, now: Date): Promise<number> {
  const readiness = await db
    .deleteFrom("trip_readiness")
    .where("delete_on", "<", todayIn("Asia/Tokyo", now))
    .executeTakeFirst();
  const since = new Date(now.getTime() - settledDays * 86_400_000);
  const applications = await db
    .deleteFrom("trip_application")
    .where("event_id", "in", (is) => is.selectFrom("trip").select("event_id").where("settled_at", "<", since))
    .where("event_id", "not in", (is) =>
      is.selectFrom("session").select("event_id").where("ends_at", ">", now),
    )
    .executeTakeFirst();
  return Number(readiness.numDeletedRows) + Number(applications.numDeletedRows);
}
