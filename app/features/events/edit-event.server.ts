import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { changeHosts } from "~/features/hosts/change-hosts.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { areMembers, type DraftRefusal, type DraftRefused, eventColumns } from "./create-event.server.ts";
import type { EventDraft, OtherBooking } from "./event.ts";
import { eventWords } from "./event-texts.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { policyConcernsOf } from "./meeting-policy.ts";
import { moveHeldSession } from "./move-session.server.ts";
import { findPolicy } from "./policy-settings.server.ts";
import { holdAllAnswers } from "./seat-locks.server.ts";
import { seatWaitingFamilies } from "./tell-families.server.ts";

export type EditRefusal = DraftRefusal | "not_found" | "cancelled" | "past" | "seats_given" | "double_booked";

export type EditRefused =
  | DraftRefused
  | { ok: false; reason: "not_found" | "cancelled" | "past" | "seats_given" }
  | { ok: false; reason: "double_booked"; people: number; other: OtherBooking };

/**
 * Changes an event. Once it is published, another time or place raises each calendar entry's SEQUENCE and writes
 * "event_changed" to everybody invited who didn't say no; other edits are quiet. Seats may be raised (the first in
 * line are offered them) or lowered to those given. Of an event with several sessions only what they share is changed:
 * each session has its own use cases.
 */
export async function editEvent(
  db: Db,
  jobs: Jobs,
  edit: {
    eventId: string;
    draft: EventDraft;
    releasesClashes?: boolean;
    memberId?: string;
    secondLook?: string;
    now: Date;
  },
): Promise<{ ok: true; told: number } | EditRefused> {
  const { eventId, draft } = edit;
  const policy = await findPolicy(db);
  if (policyConcernsOf(draft, policy).length > 0 && draft.policyReason.trim() === "")
    return { ok: false, reason: "reason_needed" };
  return inTransaction<{ ok: true; told: number } | EditRefused>(db, async (trx) => {
    await holdAllAnswers(trx);
    const sessions = await trx
      .selectFrom("session")
      .innerJoin("event", "event.id", "session.event_id")
      .select(["session.id", "event.state", "seats"])
      .where("event.id", "=", eventId)
      .orderBy("starts_at")
      .forNoKeyUpdate(["session"])
      .execute();
    const [first] = sessions;
    if (!first) return { ok: false, reason: "not_found" };
    if (first.state === "cancelled") return { ok: false, reason: "cancelled" };
    if (!(await areMembers(trx, draft.hostIds))) return { ok: false, reason: "host_unknown" };
    const { memberId, secondLook, now } = edit;
    const passed = { texts: eventWords(draft), place: "event", memberId, secondLook, now } as const;
    const words = await passWording(trx, passed);
    if (!words.ok) return words;
    await trx
      .updateTable("event")
      .set((set) => ({ ...eventColumns(draft), revision: set("revision", "+", 1) }))
      .where("id", "=", eventId)
      .execute();
    return sessions.length > 1
      ? { ok: true, told: 0 }
      : editOnlySession(trx, jobs, { ...edit, session: first });
  });
}

async function editOnlySession(
  trx: Db,
  jobs: Jobs,
  edit: Parameters<typeof editEvent>[2] & { session: { id: string; seats: number } },
): Promise<{ ok: true; told: number } | EditRefused> {
  const { draft, session, now, memberId, releasesClashes = false } = edit;
  const { startsAt, endsAt, placeKind, place, address, onlineUrl } = draft;
  const by = { ...(memberId && { memberId }), now };
  const hosted = await changeHosts(trx, jobs, {
    ...{ sessionId: session.id, hostIds: draft.hostIds, at: { startsAt, endsAt } },
    ...by,
  });
  if (!hosted.ok) return hosted;
  const to = { startsAt, endsAt, placeKind, place, address, onlineUrl };
  const moved = await moveHeldSession(trx, jobs, {
    sessionId: session.id,
    to,
    releasesClashes,
    memberId,
    now,
  });
  if (!moved.ok)
    return moved.reason === "unknown" || moved.reason === "ends_before" || moved.reason === "policy"
      ? { ok: false, reason: "not_found" }
      : moved;
  if (draft.seats !== session.seats) {
    const { rows } = await sql<{ release: number }>`
      select change_seats(${session.id}, ${draft.seats}, ${now}, ${jobs.mailDomain}) as release`.execute(trx);
    if (rows[0]?.release !== 0) return { ok: false, reason: "seats_given" };
    await seatWaitingFamilies(trx, jobs, session.id, now);
  }
  return { ok: true, told: moved.told };
}
