import type { Db } from "#db/client.server.ts";
import { cancelHeldEvent } from "~/features/events/cancel-event.server.ts";
import { cancelHeldSession } from "~/features/events/cancel-session.server.ts";
import type { OtherBooking } from "~/features/events/event.ts";
import { moveHeldSession } from "~/features/events/move-session.server.ts";
import { otherBooking } from "~/features/events/refused-answer.server.ts";
import { listClashes } from "~/features/events/seat-clashes.server.ts";
import { holdAllAnswers } from "~/features/events/seat-locks.server.ts";
import type { SessionPlan } from "~/features/events/session-move.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { inSafeOrder, type StormPlan, type StormRefusal, shiftedTimes } from "./storm.ts";
import { listConcerned, writeStorm, writeStormPeople } from "./storm-people.server.ts";
import { findStormSessions, type StormSession } from "./storm-sessions.server.ts";

export type Press = StormPlan & {
  /** In the presser's language, for histories that staff read. */
  reasonWord: string;
  memberId: string;
  now: Date;
};

export type RefusedSession = {
  session: StormSession | undefined;
  reason: StormRefusal;
  /** What one of its hosts leads at the new time. */
  busy?: OtherBooking & { memberId: string };
};
/** Somebody who holds another seat at the new time: they keep that one. */
export type DoubleBooked = { candidateId: string; sessionId: string; other: OtherBooking };

export type CarriedOut = {
  stormId: string;
  refused: RefusedSession[];
  doubleBooked: DoubleBooked[];
};

/**
 * All sessions of one press, inside a transaction that the caller ends: for good where nothing was refused, else (and for
 * a rehearsal) as if it had never been.
 */
export async function carryOut(trx: Db, jobs: Jobs, press: Press): Promise<CarriedOut> {
  await holdAllAnswers(trx);
  const sessions = await findStormSessions(
    trx,
    press.sessions.map((session) => session.id),
  );
  const { stormId } = await writeStorm(trx, press);
  const refused = press.sessions.flatMap((planned): RefusedSession[] => {
    const session = sessions.find((each) => each.id === planned.id);
    if (!session) return [{ session, reason: "unknown" }];
    return session.mark === planned.mark ? [] : [{ session, reason: "changed" }];
  });
  if (refused.length > 0) return { stormId, refused, doubleBooked: [] };
  const wholeEvents = press.what === "cancel" ? await listWholeEvents(trx, sessions) : [];
  const concerned = await listConcerned(trx, { sessions, wholeEvents, now: press.now });
  const held = { trx, jobs, press, details: { stormId, words: press.texts } };
  const done =
    press.what === "cancel" ? await cancelAll(held, sessions, wholeEvents) : await moveAll(held, sessions);
  await writeStormPeople(trx, { stormId, concerned });
  return { stormId, ...done };
}

type Held = { trx: Db; jobs: Jobs; press: Press; details: Record<string, unknown> };

async function moveAll({ trx, jobs, press, details }: Held, sessions: StormSession[]) {
  const { shift, memberId, now } = press;
  const refused: RefusedSession[] = [];
  const doubleBooked: DoubleBooked[] = [];
  const isLater = shift?.kind === "day" ? shift.day > press.day : (shift?.hours ?? 0) > 0;
  for (const session of inSafeOrder(sessions, isLater)) {
    const to = planOf(press, session);
    if (isSame(session, to)) {
      refused.push({ session, reason: "nothing_new" });
      continue;
    }
    const { startsAt, endsAt } = to;
    const clashes = startsAt && endsAt ? await listClashes(trx, session.id, { startsAt, endsAt }) : [];
    const moved = await moveHeldSession(trx, jobs, {
      ...{ sessionId: session.id, to, reason: press.reasonWord, details, memberId, now },
      releasesClashes: true,
    });
    if (!moved.ok) {
      const { reason } = moved;
      if (reason === "double_booked") throw new Error("double bookings were to be released");
      refused.push({ session, reason, ...(reason === "host_busy" && { busy: moved.other }) });
      continue;
    }
    for (const { candidateId, other } of clashes)
      doubleBooked.push({ candidateId, sessionId: session.id, other: otherBooking(other) });
  }
  return { refused, doubleBooked };
}

function planOf({ what, day, shift, sessions }: Press, session: StormSession): Partial<SessionPlan> {
  if (what === "move") return shift ? shiftedTimes(session, day, shift) : {};
  const onlineUrl = sessions.find((each) => each.id === session.id)?.onlineUrl ?? "";
  return { placeKind: "online", place: {}, address: "", onlineUrl };
}

/** The other calls would pass it over in silence: whoever chose it should know that it stays as it is. */
function isSame(session: StormSession, to: Partial<SessionPlan>): boolean {
  if (to.startsAt) return to.startsAt.getTime() === session.startsAt.getTime();
  return session.placeKind === "online" && to.onlineUrl === session.onlineUrl;
}

async function cancelAll(held: Held, sessions: StormSession[], wholeEvents: string[]) {
  const { trx, jobs, press, details } = held;
  const by = { reason: press.reasonWord, details, memberId: press.memberId, now: press.now };
  const refused: RefusedSession[] = [];
  for (const eventId of wholeEvents) {
    const ended = await cancelHeldEvent(trx, jobs, { eventId, ...by });
    const session = sessions.find((each) => each.eventId === eventId);
    if (!ended.ok) refused.push({ session, reason: ended.reason === "not_found" ? "unknown" : ended.reason });
  }
  for (const session of sessions.filter((each) => !wholeEvents.includes(each.eventId))) {
    const ended = await cancelHeldSession(trx, jobs, { sessionId: session.id, ...by });
    if (ended.ok) continue;
    const { reason } = ended;
    if (reason === "last_session" || reason === "reason_needed")
      throw new Error(`a storm met ${reason} where it can't be`);
    refused.push({ session, reason });
  }
  return { refused, doubleBooked: [] };
}

/** Events of which no session is left: these end as a whole, with a letter to everybody invited. */
async function listWholeEvents(trx: Db, sessions: StormSession[]): Promise<string[]> {
  const ids = sessions.map((session) => session.id);
  const eventIds = [...new Set(sessions.map((session) => session.eventId))];
  const going = await trx
    .selectFrom("session")
    .select("event_id")
    .distinct()
    .where("event_id", "in", eventIds)
    .where("id", "not in", ids)
    .where("state", "<>", "cancelled")
    .execute();
  return eventIds.filter((id) => !going.some((each) => each.event_id === id));
}
