import type { Db } from "#db/client.server.ts";
import { cancelHeldEvent } from "~/features/events/cancel-event.server.ts";
import { inTransaction } from "~/features/events/in-transaction.server.ts";
import { holdAllAnswers } from "~/features/events/seat-locks.server.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import { holdTrip } from "./hold-trip.server.ts";

type Cancelling = { tripId: string; reason: string; memberId: string; now: Date };

/**
 * Calls the whole trip off: its days leave every calendar, and whoever has applied, waits or is kept a seat is told as well as
 * those who travel. The alternative stays for whoever has a place in it. What was said for the way is deleted: there is no way any more.
 */
export async function cancelTrip(
  db: Db,
  jobs: Jobs,
  { tripId, reason, memberId, now }: Cancelling,
): Promise<Result<object, "not_found" | "cancelled" | "past" | "wording">> {
  return inTransaction<Result<object, "not_found" | "cancelled" | "past" | "wording">>(db, async (trx) => {
    await holdAllAnswers(trx);
    const trip = await holdTrip(trx, tripId);
    if (!trip) return { ok: false, reason: "not_found" };
    const words = await passWording(trx, {
      ...{ texts: { reason }, place: "trip", memberId, secondLook: undefined, now },
    });
    if (!words.ok) return words;
    const off = await cancelHeldEvent(trx, jobs, { eventId: tripId, reason, memberId, now });
    if (!off.ok) return off;
    const people = await trx
      .selectFrom("trip_application as application")
      .innerJoin("candidate", "candidate.id", "application.candidate_id")
      .select(["application.id", "candidate.id as candidateId", "email", "locale"])
      .where("application.event_id", "=", tripId)
      .where("application.state", "in", ["applied", "offered", "waiting"])
      .where((is) =>
        is.or([
          is("alternative_state", "is", null),
          is("alternative_state", "not in", ["offered", "confirmed"]),
        ]),
      )
      .where("email", "<>", "")
      .orderBy("application.number")
      .execute();
    await writeDeliveries(
      trx,
      jobs,
      people.map((person) => ({
        ...{ letter: "trip_off", mailClass: "transactional", to: { candidateId: person.candidateId } },
        ...{ address: person.email, locale: isLocale(person.locale) ? person.locale : "ja", now },
        details: { applicationId: person.id, tripId, title: trip.title, reason },
      })),
    );
    await trx
      .deleteFrom("trip_readiness")
      .where("application_id", "in", (is) =>
        is.selectFrom("trip_application").select("id").where("event_id", "=", tripId),
      )
      .execute();
    return { ok: true };
  });
}
