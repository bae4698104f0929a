import type { Db } from "#db/client.server.ts";
import { addSession } from "~/features/events/add-session.server.ts";
import { cancelSession } from "~/features/events/cancel-session.server.ts";
import { changeSessionHosts } from "~/features/events/change-session-hosts.server.ts";
import { inTransaction } from "~/features/events/in-transaction.server.ts";
import { type MoveRefused, moveSession } from "~/features/events/move-session.server.ts";
import { holdAllAnswers } from "~/features/events/seat-locks.server.ts";
import { seatTraveller } from "~/features/events/travel-seats.server.ts";
import { passWording, textsByField } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { addDays, todayIn } from "~/lib/dates.ts";
import type { Result } from "~/lib/result.ts";
import { holdTrip } from "./hold-trip.server.ts";
import { tellOfProgramme } from "./tell-programme.server.ts";
import { type DayPlan, readinessDays } from "./trip.ts";

type Changing = { tripId: string; memberId: string; secondLook?: string | undefined; now: Date };
export type DayRefusal =
  | { ok: false; reason: "not_found" | "over" | "past" | "wording" | "host_busy" }
  | { ok: false; reason: "move"; refusal: MoveRefused };

/** One more day. Whoever travels already gets it into their calendar, and so do the leaders. */
export async function addDay(
  db: Db,
  jobs: Jobs,
  { day, ...changing }: Changing & { day: DayPlan },
): Promise<{ ok: true; sessionId: string } | DayRefusal> {
  const { tripId, memberId, now } = changing;
  const added = await inTransaction<{ ok: true; sessionId: string } | DayRefusal>(db, async (trx) => {
    await holdAllAnswers(trx);
    const trip = await holdTrip(trx, tripId);
    if (!trip) return { ok: false, reason: "not_found" };
    if (trip.eventState === "cancelled") return { ok: false, reason: "over" };
    const words = await passDay(trx, day, changing);
    if (!words.ok) return words;
    const hostIds = await listLeaderIds(trx, tripId);
    const draft = { ...day, placeKind: "venue", onlineUrl: "", seats: trip.seats, hostIds } as const;
    const session = await addSession(trx, jobs, { eventId: tripId, draft, memberId, now });
    if (!session.ok) return { ok: false, reason: session.reason === "past" ? "past" : "host_busy" };
    const { sessionId } = session;
    await trx
      .insertInto("trip_day")
      .values({ session_id: sessionId, zone: day.zone, programme: JSON.stringify(day.programme) })
      .execute();
    const travellers = await trx
      .selectFrom("trip_application")
      .select("candidate_id as candidateId")
      .where("event_id", "=", tripId)
      .where("state", "=", "going")
      .orderBy("candidate_id")
      .execute();
    for (const { candidateId } of travellers)
      await seatTraveller(trx, {
        ...{ eventId: tripId, candidateId, sessionIds: [sessionId] },
        ...{ now, mailDomain: jobs.mailDomain },
      });
    await keepReadinessUntil(trx, tripId);
    return { ok: true, sessionId };
  });
  if (added.ok) jobs.wake();
  return added;
}

/**
 * Another time, place or programme of one day: everybody who travels or leads hears what was and what is, and their calendar
 * is asked again; within a day of it at any hour. Where only the programme changes, they are told of that.
 */
export async function changeDay(
  db: Db,
  jobs: Jobs,
  { sessionId, day, reason, ...changing }: Changing & { sessionId: string; day: DayPlan; reason: string },
): Promise<{ ok: true; told: number } | DayRefusal> {
  const { tripId, memberId, now } = changing;
  const changed = await inTransaction<{ ok: true; told: number } | DayRefusal>(db, async (trx) => {
    await holdAllAnswers(trx);
    const known = await findDay(trx, tripId, sessionId);
    if (!known) return { ok: false, reason: "not_found" };
    const words = await passDay(trx, { ...day, reason }, changing);
    if (!words.ok) return words;
    await trx
      .updateTable("trip_day")
      .set({ zone: day.zone, programme: JSON.stringify(day.programme) })
      .where("session_id", "=", sessionId)
      .execute();
    const { startsAt, endsAt, place, address, label } = day;
    const to = { startsAt, endsAt, place, address };
    const moved = await moveSession(trx, jobs, { sessionId, to, label, reason, memberId, now });
    if (!moved.ok)
      return moved.reason === "wording"
        ? { ok: false, reason: "wording" }
        : { ok: false, reason: "move", refusal: moved };
    await keepReadinessUntil(trx, tripId);
    const isNewsOnly = moved.told === 0 && hasChanged(known.programme, day.programme);
    const told = isNewsOnly ? await tellOfProgramme(trx, jobs, { sessionId, reason, now }) : moved.told;
    return { ok: true, told };
  });
  if (changed.ok) jobs.wake();
  return changed;
}

/** A day that doesn't take place: it leaves every calendar; the other days stay as they are. */
export async function cancelDay(
  db: Db,
  jobs: Jobs,
  { sessionId, reason, ...changing }: Changing & { sessionId: string; reason: string },
): Promise<Result<{ told: number }, string>> {
  const { tripId, memberId, secondLook, now } = changing;
  const cancelled = await inTransaction<Result<{ told: number }, string>>(db, async (trx) => {
    await holdAllAnswers(trx);
    if (!(await findDay(trx, tripId, sessionId))) return { ok: false, reason: "unknown" };
    const ended = await cancelSession(trx, jobs, {
      ...{ sessionId, reason, memberId, now },
      ...(secondLook && { secondLook }),
    });
    if (ended.ok) await keepReadinessUntil(trx, tripId);
    return ended;
  });
  if (cancelled.ok) jobs.wake();
  return cancelled;
}

/** Who leads the trip: on each day that is still ahead. New ones are asked, others told, once it is published. */
export async function leadTrip(
  db: Db,
  jobs: Jobs,
  { tripId, memberId, leaderIds, now }: Changing & { leaderIds: string[] },
): Promise<Result<object, "not_found" | "host_busy" | "host_unknown">> {
  return inTransaction<Result<object, "not_found" | "host_busy" | "host_unknown">>(db, async (trx) => {
    await holdAllAnswers(trx);
    if (!(await holdTrip(trx, tripId))) return { ok: false, reason: "not_found" };
    const days = await trx
      .selectFrom("session")
      .select("id")
      .where("event_id", "=", tripId)
      .where("state", "<>", "cancelled")
      .where("starts_at", ">", now)
      .orderBy("id")
      .execute();
    for (const { id } of days) {
      const changed = await changeSessionHosts(trx, jobs, {
        sessionId: id,
        hostIds: leaderIds,
        memberId,
        now,
      });
      if (!changed.ok)
        return { ok: false, reason: changed.reason === "host_busy" ? "host_busy" : "host_unknown" };
    }
    return { ok: true };
  });
}

function passDay(
  trx: Db,
  day: Partial<DayPlan> & { reason?: string },
  { memberId, secondLook, now }: Changing,
) {
  const texts = {
    ...textsByField("label", day.label ?? {}),
    ...textsByField("place", day.place ?? {}),
    ...textsByField("programme", day.programme ?? {}),
    reason: day.reason ?? "",
  };
  return passWording(trx, { texts, place: "trip", memberId, secondLook, now });
}

async function findDay(trx: Db, tripId: string, sessionId: string) {
  return trx
    .selectFrom("trip_day")
    .innerJoin("session", "session.id", "trip_day.session_id")
    .select(["session.id", "programme"])
    .where("session.id", "=", sessionId)
    .where("session.event_id", "=", tripId)
    .executeTakeFirst();
}

async function listLeaderIds(trx: Db, tripId: string): Promise<string[]> {
  const leaders = await trx
    .selectFrom("session_host")
    .innerJoin("session", "session.id", "session_host.session_id")
    .select("member_id as id")
    .distinct()
    .where("session.event_id", "=", tripId)
    .where("session_host.state", "<>", "declined")
    .execute();
  return leaders.map(({ id }) => id);
}

/** What was said for the way is kept until two weeks after the last day, whenever that is by now. */
async function keepReadinessUntil(trx: Db, tripId: string): Promise<void> {
  const trip = await holdTrip(trx, tripId);
  if (!trip?.returnsAt) return;
  const deleteOn = addDays(todayIn("Asia/Tokyo", trip.returnsAt), readinessDays);
  await trx
    .updateTable("trip_readiness")
    .set({ delete_on: deleteOn })
    .where("application_id", "in", (is) =>
      is.selectFrom("trip_application").select("id").where("event_id", "=", tripId),
    )
    .execute();
}

function hasChanged(before: unknown, after: Record<string, string | undefined>): boolean {
  const inOrder = (texts: unknown) => JSON.stringify(Object.entries(Object(texts)).sort());
  return inOrder(before) !== inOrder(after);
}
