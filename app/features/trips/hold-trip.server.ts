import type { Db } from "#db/client.server.ts";
import type { EventState, Texts } from "~/features/events/event.ts";
import { todayIn } from "~/lib/dates.ts";
import type { Selection, TripState } from "./trip.ts";

export type HeldTrip = {
  id: string;
  state: TripState;
  eventState: EventState;
  selection: Selection;
  seats: number;
  line: number;
  applyBy: string;
  cohortYear: number;
  title: Texts;
  criteria: Texts;
  alternative: Texts;
  costs: Texts;
  alternativeSeats: number | null;
  seedSealed: Buffer | null;
  nextNumber: number;
  /** Of its days that are held: the first begins, the last ends. */
  departsAt: Date | null;
  returnsAt: Date | null;
};

/** Makes a trip ours until the transaction ends: who applies, closes, draws, claims and withdraws waits here for the others. */
export async function holdTrip(trx: Db, tripId: string): Promise<HeldTrip | undefined> {
  const trip = await trx
    .selectFrom("trip")
    .innerJoin("event", "event.id", "trip.event_id")
    .select(["event.id", "trip.state", "event.state as eventState", "selection", "seats", "line"])
    .select(["apply_by as applyBy", "cohort_year as cohortYear", "title", "criteria", "alternative", "costs"])
    .select(["seed_sealed as seedSealed", "next_number as nextNumber"])
    .select("alternative_seats as alternativeSeats")
    .where("event.id", "=", tripId)
    .forUpdate(["trip"])
    .executeTakeFirst();
  if (!trip) return undefined;
  const days = await trx
    .selectFrom("session")
    .select((is) => [is.fn.min("starts_at").as("departsAt"), is.fn.max("ends_at").as("returnsAt")])
    .where("event_id", "=", tripId)
    .where("state", "<>", "cancelled")
    .executeTakeFirst();
  return {
    ...trip,
    state: trip.state as TripState,
    eventState: trip.eventState as EventState,
    selection: trip.selection as Selection,
    title: trip.title as Texts,
    criteria: trip.criteria as Texts,
    alternative: trip.alternative as Texts,
    costs: trip.costs as Texts,
    departsAt: days?.departsAt ?? null,
    returnsAt: days?.returnsAt ?? null,
  };
}

/** The last day of applications is a day of the company. */
export async function companyToday(db: Db, now: Date): Promise<string> {
  const company = await db.selectFrom("company").select("zone").executeTakeFirst();
  return todayIn(company?.zone ?? "Asia/Tokyo", now);
}
