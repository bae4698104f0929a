import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { textIn } from "~/features/events/event.ts";
import { checkCriteria, type Unfair } from "~/features/perks/fair-criteria.ts";
import { companyToday, holdTrip } from "./hold-trip.server.ts";
import { takesApplications, type Wish } from "./trip.ts";
import { isForPerson } from "./trip-audience.server.ts";

type Applying = { tripId: string; candidateId: string; wish?: Wish; statement: string; now: Date };

export type ApplyRefusal =
  | { ok: false; reason: "not_found" | "over" | "empty" }
  | { ok: false; reason: "unread"; found: Unfair[] };

/** What reviewers must not read: they would have to forget it. Words about points, age or repayment are the writer's own. */
const unread = ["family", "gender", "health", "school"];

/**
 * Asks for a seat: the answer is a number that only its owner sees. Applying again keeps the number. Where reviewers read,
 * what is written must not speak of family, gender, health or one's school; for the alternative alone nothing is read.
 */
export async function applyForTrip(
  db: Db,
  { tripId, candidateId, wish = "trip", statement: typed, now }: Applying,
): Promise<{ ok: true; number: number } | ApplyRefusal> {
  return db.transaction().execute(async (trx) => {
    const trip = await holdTrip(trx, tripId);
    if (!trip || trip.state === "draft" || trip.eventState !== "published")
      return { ok: false, reason: "not_found" } as const;
    const known = await trx
      .selectFrom("trip_application")
      .select(["id", "number", "state"])
      .where("event_id", "=", tripId)
      .where("candidate_id", "=", candidateId)
      .executeTakeFirst();
    const person = await isForPerson(trx, tripId, candidateId, { hasApplied: known?.state === "applied" });
    if (!person) return { ok: false, reason: "not_found" } as const;
    if (!takesApplications(trip, await companyToday(trx, now))) return { ok: false, reason: "over" } as const;
    const isRead = trip.selection === "criteria" && wish !== "alternative";
    const statement = isRead ? typed.trim().slice(0, 1500) : "";
    if (isRead && statement === "") return { ok: false, reason: "empty" } as const;
    const found = checkCriteria(statement, [person.school]).filter(({ reason }) => unread.includes(reason));
    if (found.length > 0) return { ok: false, reason: "unread", found } as const;
    if (known) {
      await trx
        .updateTable("trip_application")
        .set({ state: "applied", wish, statement, withdrawn_at: null, alternative_state: null })
        .where("id", "=", known.id)
        .execute();
    } else {
      await trx
        .updateTable("trip")
        .set({ next_number: trip.nextNumber + 1 })
        .where("event_id", "=", tripId)
        .execute();
      const row = { event_id: tripId, candidate_id: candidateId, number: trip.nextNumber, statement, wish };
      await trx
        .insertInto("trip_application")
        .values({ ...row, id: uuidv7(), applied_at: now })
        .execute();
    }
    if (known?.state !== "applied")
      await writeTouchpoint(trx, {
        ...{ candidateId, kind: "trip_applied", happenedAt: now, fromCandidate: true, isContact: false },
        details: { eventId: tripId, title: textIn(trip.title, "ja") },
      });
    return { ok: true, number: known?.number ?? trip.nextNumber } as const;
  });
}
