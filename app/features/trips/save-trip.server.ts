import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { areMembers, writeNewEvent } from "~/features/events/create-event.server.ts";
import type { EventDraft } from "~/features/events/event.ts";
import { inTransaction } from "~/features/events/in-transaction.server.ts";
import { keepSilent, rewordEvent } from "~/features/events/reword-event.server.ts";
import { holdAllAnswers } from "~/features/events/seat-locks.server.ts";
import type { DayPlan, TripPlan } from "./trip.ts";
import { passTrip, type TextRefusal } from "./trip-texts.server.ts";

/** A traveller has a seat on each day. */
const mostDays = 60;

type Saving = { plan: TripPlan; memberId: string; secondLook?: string | undefined; now: Date };

export type SaveRefusal =
  | TextRefusal
  | { ok: false; reason: "not_found" | "published" | "host_unknown" | "host_busy" | "reviewers" };

type Made = { ok: true; tripId: string } | SaveRefusal;

/** Nobody but staff sees a new trip. It begins with its first day; the others are added to it. */
export async function makeTrip(db: Db, { day, ...saving }: Saving & { day: DayPlan }): Promise<Made> {
  return inTransaction<Made>(db, async (trx) => {
    await holdAllAnswers(trx);
    const { plan, memberId, now } = saving;
    const refusal = await whyNot(trx, saving);
    if (refusal) return refusal;
    const made = await writeNewEvent(trx, { draft: draftOf(plan, day), label: day.label, memberId, now });
    if (!made.ok)
      return { ok: false, reason: made.reason === "host_busy" ? "host_busy" : "host_unknown" } as const;
    const { eventId } = made;
    await keepSilent(trx, eventId);
    await trx
      .insertInto("trip")
      .values({ event_id: eventId, ...columnsOf(plan) })
      .execute();
    await trx
      .insertInto("trip_day")
      .values({ session_id: made.sessionId, zone: day.zone, programme: JSON.stringify(day.programme) })
      .execute();
    await writeSelection(trx, eventId, plan);
    await writeUnits(trx, eventId, plan.unitIds);
    return { ok: true, tripId: eventId };
  });
}

/** Other words, criteria or seats while it is a draft. Once published the card stays as people read it: "published". */
export async function editTrip(
  db: Db,
  { tripId, ...saving }: Saving & { tripId: string },
): Promise<{ ok: true } | SaveRefusal> {
  return inTransaction<{ ok: true } | SaveRefusal>(db, async (trx) => {
    const { plan } = saving;
    const known = await trx
      .selectFrom("trip")
      .select("state")
      .where("event_id", "=", tripId)
      .forUpdate()
      .executeTakeFirst();
    if (!known) return { ok: false, reason: "not_found" };
    if (known.state !== "draft") return { ok: false, reason: "published" };
    const refusal = await whyNot(trx, saving);
    if (refusal) return refusal;
    await trx.updateTable("trip").set(columnsOf(plan)).where("event_id", "=", tripId).execute();
    await rewordEvent(trx, { ...plan, eventId: tripId, policyReason: plan.nights });
    await writeSelection(trx, tripId, plan);
    await writeUnits(trx, tripId, plan.unitIds);
    return { ok: true };
  });
}

async function whyNot(trx: Db, saving: Saving): Promise<SaveRefusal | undefined> {
  const { plan } = saving;
  const passed = await passTrip(trx, saving);
  if (!passed.ok) return passed;
  if (!(await areMembers(trx, [...plan.reviewerIds, ...plan.leaderIds])))
    return { ok: false, reason: "host_unknown" };
  const isRead = plan.selection === "criteria";
  if (isRead && (new Set(plan.reviewerIds).size !== 2 || plan.points.length === 0))
    return { ok: false, reason: "reviewers" };
  return undefined;
}

function draftOf(plan: TripPlan, day: DayPlan): EventDraft {
  return {
    ...{ cohortYear: plan.cohortYear, kind: "trip", title: plan.title, description: plan.description },
    ...{ zone: day.zone, startsAt: day.startsAt, endsAt: day.endsAt, place: day.place, address: day.address },
    ...{ placeKind: "venue", onlineUrl: "", seats: plan.seats, answerBy: null, isPaidWork: false },
    ...{ hasAlcohol: false, sessionsEach: mostDays, hostIds: plan.leaderIds, policyReason: plan.nights },
  };
}

function columnsOf(plan: TripPlan) {
  return {
    ...{ selection: plan.selection, seats: plan.seats, line: plan.line, cost_yen: plan.costYen },
    costs: JSON.stringify(plan.costs),
    alternative: JSON.stringify(plan.alternative),
    alternative_when: JSON.stringify(plan.alternativeWhen),
    alternative_costs: JSON.stringify(plan.alternativeCosts),
    ...{ alternative_seats: plan.alternativeSeats, alternative_cost_yen: plan.alternativeCostYen },
    criteria: JSON.stringify(plan.criteria),
    apply_by: plan.applyBy,
  };
}

async function writeUnits(trx: Db, tripId: string, unitIds: readonly string[]): Promise<void> {
  await trx.deleteFrom("trip_unit").where("event_id", "=", tripId).execute();
  const rows = [...new Set(unitIds)].map((unit_id) => ({ event_id: tripId, unit_id }));
  if (rows.length > 0) await trx.insertInto("trip_unit").values(rows).execute();
}

/** By what points, and who reads: only where it isn't drawn. */
async function writeSelection(trx: Db, tripId: string, plan: TripPlan): Promise<void> {
  await trx.deleteFrom("trip_criterion").where("event_id", "=", tripId).execute();
  await trx.deleteFrom("trip_reviewer").where("event_id", "=", tripId).execute();
  if (plan.selection === "draw") return;
  await trx
    .insertInto("trip_criterion")
    .values(plan.points.map((each, position) => ({ id: uuidv7(), event_id: tripId, position, ...each })))
    .execute();
  await trx
    .insertInto("trip_reviewer")
    .values(plan.reviewerIds.map((member_id) => ({ event_id: tripId, member_id })))
    .execute();
}
