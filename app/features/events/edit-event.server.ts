import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import {
  areMembers,
  type DraftRefusal,
  eventColumns,
  sessionColumns,
  setHosts,
} from "./create-event.server.ts";
import type { EventDraft, Texts } from "./event.ts";
import { tellTheInvited } from "./event-letters.server.ts";
import { policyConcernsOf } from "./meeting-policy.ts";

export type EditRefusal = DraftRefusal | "not_found" | "cancelled" | "seats_given";

/** What the letter about a change quotes: only what really changed, old and new. */
type EventChange = {
  time?: { from: [string, string]; to: [string, string] };
  place?: { from: PlaceNow; to: PlaceNow };
};
type PlaceNow = { place: Texts; address: string; onlineUrl: string };

/**
 * Changes an event. Once it is published, another time or place raises each calendar entry's SEQUENCE and writes
 * "event_changed" to everybody invited who didn't say no; other edits are quiet. Seats may be raised (the first in
 * line are offered them) or lowered to those given.
 */
export async function editEvent(
  db: Db,
  jobs: Jobs,
  edit: { eventId: string; draft: EventDraft; now: Date },
): Promise<Result<{ told: number }, EditRefusal>> {
  const { eventId, draft, now } = edit;
  if (policyConcernsOf(draft).length > 0 && draft.policyReason.trim() === "")
    return { ok: false, reason: "reason_needed" };
  return inTransaction(db, async (trx) => {
    const before = await trx
      .selectFrom("session")
      .innerJoin("event", "event.id", "session.event_id")
      .select([
        "session.id",
        "event.state",
        "starts_at",
        "ends_at",
        "place",
        "address",
        "online_url",
        "seats",
      ])
      .where("event.id", "=", eventId)
      .orderBy("starts_at")
      .forNoKeyUpdate(["session"])
      .executeTakeFirst();
    if (!before) return { ok: false, reason: "not_found" };
    if (before.state === "cancelled") return { ok: false, reason: "cancelled" };
    if (!(await areMembers(trx, draft.hostIds))) return { ok: false, reason: "host_unknown" };
    await trx
      .updateTable("event")
      .set((set) => ({ ...eventColumns(draft), revision: set("revision", "+", 1) }))
      .where("id", "=", eventId)
      .execute();
    await trx.updateTable("session").set(sessionColumns(draft)).where("id", "=", before.id).execute();
    await trx
      .updateTable("seat")
      .set({ claim_until: draft.startsAt })
      .where("session_id", "=", before.id)
      .where("claim_until", ">", draft.startsAt)
      .execute();
    await setHosts(trx, before.id, draft.hostIds);
    if (draft.seats !== before.seats) {
      const { rows } = await sql<{ done: boolean }>`
        select change_seats(${before.id}, ${draft.seats}, ${now}, ${jobs.mailDomain}) as done`.execute(trx);
      if (!rows[0]?.done) return { ok: false, reason: "seats_given" };
    }
    const change = changeOf(before, draft);
    if (before.state !== "published" || Object.keys(change).length === 0) return { ok: true, told: 0 };
    const news = { eventId, sessionId: before.id, letter: "event_changed", details: change, now } as const;
    const { told } = await tellTheInvited(trx, jobs, news);
    return { ok: true, told };
  });
}

function changeOf(
  before: { starts_at: Date; ends_at: Date; place: unknown; address: string; online_url: string },
  draft: EventDraft,
): EventChange {
  const time = (start: Date, end: Date): [string, string] => [start.toISOString(), end.toISOString()];
  const from = { place: before.place as Texts, address: before.address, onlineUrl: before.online_url };
  const to = { place: draft.place, address: draft.address, onlineUrl: draft.onlineUrl };
  const isMoved =
    before.starts_at.getTime() !== draft.startsAt.getTime() ||
    before.ends_at.getTime() !== draft.endsAt.getTime();
  const isElsewhere =
    from.address !== to.address ||
    from.onlineUrl !== to.onlineUrl ||
    (["ja", "en", "ko"] as const).some((locale) => (from.place[locale] ?? "") !== (to.place[locale] ?? ""));
  return {
    ...(isMoved && {
      time: { from: time(before.starts_at, before.ends_at), to: time(draft.startsAt, draft.endsAt) },
    }),
    ...(isElsewhere && { place: { from, to } }),
  };
}

class Refused extends Error {}

/** Rolls back what was written when the answer is a refusal. */
async function inTransaction<R extends { ok: boolean }>(db: Db, work: (trx: Db) => Promise<R>): Promise<R> {
  let refusal: R | undefined;
  try {
    return await db.transaction().execute(async (trx) => {
      const result = await work(trx);
      if (result.ok) return result;
      refusal = result;
      throw new Refused();
    });
  } catch (error) {
    if (error instanceof Refused && refusal) return refusal;
    throw error;
  }
}
