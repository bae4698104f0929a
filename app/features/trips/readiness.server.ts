import type { Db } from "#db/client.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { holdTrip } from "./hold-trip.server.ts";
import { missingFor, type Readiness } from "./trip.ts";
import { stopReadyLetters } from "./trip-letters.server.ts";

type Saving = { tripId: string; candidateId: string; readiness: Readiness; now: Date };

/** Keeps what a traveller says for the way; with the last of it reminders stop. False where they hold no seat. */
export async function saveReadiness(
  db: Db,
  { tripId, candidateId, readiness, now }: Saving,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const trip = await holdTrip(trx, tripId);
    const mine = await trx
      .selectFrom("trip_application")
      .select("id")
      .where("event_id", "=", tripId)
      .where("candidate_id", "=", candidateId)
      .where("state", "=", "going")
      .executeTakeFirst();
    if (!trip || !mine) return false;
    const saved = await trx
      .updateTable("trip_readiness")
      .set({
        passport_until: readiness.passportUntil,
        authorisation: readiness.authorisation,
        authorisation_until: readiness.authorisationUntil,
        insurance: readiness.insurance,
        insurance_until: readiness.insuranceUntil,
        emergency_name: readiness.emergencyName,
        emergency_phone: readiness.emergencyPhone,
        allergies: readiness.allergies,
        access_needs: readiness.accessNeeds,
        changed_at: now,
      })
      .where("application_id", "=", mine.id)
      .executeTakeFirst();
    const returnsOn = todayIn("Asia/Tokyo", trip.returnsAt ?? now);
    if (missingFor(readiness, returnsOn).length === 0) await stopReadyLetters(trx, mine.id, now);
    return saved.numUpdatedRows > 0n;
  });
}

/** The columns of what a traveller said, as a query's selection. */
export const readinessColumns = [
  "passport_until as passportUntil",
  "authorisation",
  "authorisation_until as authorisationUntil",
  "insurance",
  "insurance_until as insuranceUntil",
  "emergency_name as emergencyName",
  "emergency_phone as emergencyPhone",
  "allergies",
  "access_needs as accessNeeds",
  "delete_on as deleteOn",
] as const;
