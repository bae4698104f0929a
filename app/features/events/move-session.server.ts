import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { tellHosts } from "~/features/hosts/tell-hosts.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { findBusyHost } from "./busy-hosts.server.ts";
import type { EventState, OtherBooking, SessionState, Texts } from "./event.ts";
import { tellTheInvited } from "./event-letters.server.ts";
import { movedWords } from "./event-texts.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { type MeetingPolicy, type PolicyConcern, policyConcernsOf } from "./meeting-policy.ts";
import { nameSession } from "./name-session.server.ts";
import { findPolicy } from "./policy-settings.server.ts";
import { otherBooking } from "./refused-answer.server.ts";
import { listClashes, releaseClashes } from "./seat-clashes.server.ts";
import { holdAllAnswers } from "./seat-locks.server.ts";
import { noteSessionChange } from "./session-changes.server.ts";
import { tellTheSeated } from "./session-letters.server.ts";
import { moveBetween, type SessionPlan } from "./session-move.ts";
import { tellFamilies } from "./tell-families.server.ts";

export type MovedSession = {
  sessionId: string;
  /** What is left out stays. */
  to: Partial<SessionPlan>;
  reason?: string;
  /** Gives back the seats of those who hold another one at the new time; without it such a move is refused with their number. */
  releasesClashes?: boolean;
  /** What else the letters should know: words in three languages of a press that moves many sessions. */
  details?: Record<string, unknown>;
  memberId: string | undefined;
  now: Date;
};

export type MoveRefused =
  | { ok: false; reason: "unknown" }
  | { ok: false; reason: "ends_before" }
  | { ok: false; reason: "cancelled" | "past" }
  | { ok: false; reason: "policy"; concerns: PolicyConcern[]; policy: MeetingPolicy }
  | { ok: false; reason: "host_busy"; other: OtherBooking & { memberId: string } }
  | { ok: false; reason: "double_booked"; people: number; other: OtherBooking };

type Moved = { ok: true; told: number; released: number } | MoveRefused;

/**
 * Gives a session another time or place, and its name with it. Seats and the line stay as they are; everybody concerned
 * gets a letter that says what changed, old and new, and asks their calendar again. A move out of the meeting policy needs
 * the event's reason. Where nothing changes for those who come, nobody hears of it.
 */
export async function moveSession(
  db: Db,
  jobs: Jobs,
  move: MovedSession & { label?: Texts; secondLook?: string },
): Promise<Moved | { ok: false; reason: "wording" }> {
  const result = await inTransaction<Moved | { ok: false; reason: "wording" }>(db, async (trx) => {
    await holdAllAnswers(trx);
    const { sessionId, label, reason, memberId, secondLook, now } = move;
    const texts = movedWords({ reason, place: move.to.place, label });
    const words = await passWording(trx, { texts, place: "event", memberId, secondLook, now });
    if (!words.ok) return words;
    const moved = await moveHeldSession(trx, jobs, move);
    if (moved.ok && label) await nameSession(trx, { sessionId, label, memberId, now });
    return moved;
  });
  if (result.ok) jobs.wake();
  return result;
}

/** The same inside a transaction that holds all answers already: several sessions of a stormy day at once. */
export async function moveHeldSession(
  trx: Db,
  jobs: Jobs,
  move: MovedSession,
): Promise<{ ok: true; told: number; released: number } | MoveRefused> {
  const { sessionId, memberId, now } = move;
  const moment = { now, mailDomain: jobs.mailDomain };
  const before = await findPlan(trx, sessionId);
  if (!before) return { ok: false, reason: "unknown" };
  if (before.state === "cancelled" || before.eventState === "cancelled")
    return { ok: false, reason: "cancelled" };
  const after = { ...before, ...move.to };
  if (after.endsAt <= after.startsAt) return { ok: false, reason: "ends_before" };
  const change = moveBetween(before, after);
  if (change.time && (before.endsAt <= now || after.startsAt <= now)) return { ok: false, reason: "past" };
  const policy = await findPolicy(trx);
  const known = policyConcernsOf(before, policy);
  const concerns = policyConcernsOf(after, policy).filter((concern) => !known.includes(concern));
  if (concerns.length > 0 && before.policyReason === "")
    return { ok: false, reason: "policy", concerns, policy };
  const clashes = change.time ? await listClashes(trx, sessionId, after) : [];
  if (change.time) {
    const hosts = await listHostIds(trx, sessionId);
    const other = await findBusyHost(trx, hosts, { id: sessionId, ...after });
    if (other) return { ok: false, reason: "host_busy", other };
  }
  const [first] = clashes;
  if (first && !move.releasesClashes)
    return { ok: false, reason: "double_booked", people: clashes.length, other: otherBooking(first.other) };

  await writePlan(trx, sessionId, after);
  if (Object.keys(change).length === 0) return { ok: true, told: 0, released: 0 };
  const { reason = "" } = move;
  await noteSessionChange(trx, { sessionId, kind: "moved", reason, details: change, memberId, now });
  if (before.eventState !== "published") return { ok: true, told: 0, released: 0 };
  const except = clashes.map((clash) => clash.candidateId);
  const news = { sessionId, details: { ...change, ...(reason && { reason }), ...move.details } };
  if (before.isSeveral) await tellFamilies(trx, jobs, { ...news, letter: "family_changed", now });
  const { told } = before.isSeveral
    ? await tellTheSeated(trx, jobs, { ...news, letter: "event_moved", except, now })
    : await tellTheInvited(trx, jobs, {
        ...news,
        eventId: before.eventId,
        letter: "event_changed",
        except,
        now,
      });
  await tellHosts(trx, jobs, { sessionId, what: "changed", details: news.details, now });
  await releaseClashes(trx, sessionId, clashes, { ...moment, memberId, details: news.details });
  return { ok: true, told: told + clashes.length, released: clashes.length };
}

type Plan = SessionPlan & {
  zone: string;
  seats: number;
  hasAlcohol: boolean;
  policyReason: string;
  eventId: string;
  eventState: EventState;
  state: SessionState;
  isSeveral: boolean;
};

async function findPlan(trx: Db, sessionId: string): Promise<Plan | undefined> {
  const { rows } = await sql<Plan>`
    select event.id as "eventId", event.state as "eventState", session.state, session.starts_at as "startsAt",
      session.ends_at as "endsAt", event.zone, session.seats, event.has_alcohol as "hasAlcohol",
      event.policy_reason as "policyReason", place_kind as "placeKind", place, address, online_url as "onlineUrl",
      event.way <> 'book' or event.is_slots or exists (select from session other where other.event_id = event.id and other.id <> session.id) as "isSeveral"
    from session join event on event.id = session.event_id
    where session.id = ${sessionId} for no key update of session`.execute(trx);
  return rows[0];
}

async function listHostIds(trx: Db, sessionId: string): Promise<string[]> {
  const hosts = await trx
    .selectFrom("session_host")
    .select("member_id")
    .where("session_id", "=", sessionId)
    .where("state", "<>", "declined")
    .execute();
  return hosts.map((host) => host.member_id);
}

/** A claim never runs past the start; what people need is kept until two weeks after the last session. */
async function writePlan(trx: Db, sessionId: string, plan: SessionPlan): Promise<void> {
  await trx
    .updateTable("session")
    .set((set) => ({
      starts_at: plan.startsAt,
      ends_at: plan.endsAt,
      place_kind: plan.placeKind,
      place: JSON.stringify(plan.place),
      address: plan.address,
      online_url: plan.onlineUrl,
      revision: set("revision", "+", 1),
    }))
    .where("id", "=", sessionId)
    .execute();
  await trx
    .updateTable("seat")
    .set({ claim_until: plan.startsAt })
    .where("session_id", "=", sessionId)
    .where("claim_until", ">", plan.startsAt)
    .execute();
  await sql`
    select keep_needs(invitation.id, invitation.needs) from invitation
    where event_id = (select event_id from session where id = ${sessionId}) and needs_until is not null`.execute(
    trx,
  );
}
