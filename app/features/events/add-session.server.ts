import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { findBusyHost } from "./busy-hosts.server.ts";
import { areMembers, sessionColumns, setHosts } from "./create-event.server.ts";
import type { OtherBooking, SessionDraft } from "./event.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { holdAllAnswers } from "./seat-locks.server.ts";
import { noteSessionChange } from "./session-changes.server.ts";

export type AddedRefused = { ok: false } & (
  | { reason: "unknown" | "cancelled" | "past" | "host_unknown" }
  | { reason: "host_busy"; other: OtherBooking & { memberId: string } }
);

/** Adds a session to an event that isn't cancelled. Who is invited finds it on their page; nobody gets a letter. */
export async function addSession(
  db: Db,
  { eventId, draft, memberId, now }: { eventId: string; draft: SessionDraft; memberId: string; now: Date },
): Promise<{ ok: true; sessionId: string } | AddedRefused> {
  return inTransaction<{ ok: true; sessionId: string } | AddedRefused>(db, async (trx) => {
    await holdAllAnswers(trx);
    const event = await trx
      .selectFrom("event")
      .select("state")
      .where("id", "=", eventId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!event) return { ok: false, reason: "unknown" };
    if (event.state === "cancelled") return { ok: false, reason: "cancelled" };
    if (draft.startsAt <= now) return { ok: false, reason: "past" };
    if (!(await areMembers(trx, draft.hostIds))) return { ok: false, reason: "host_unknown" };
    const sessionId = uuidv7();
    const other = await findBusyHost(trx, draft.hostIds, { id: sessionId, ...draft });
    if (other) return { ok: false, reason: "host_busy", other };
    await trx
      .insertInto("session")
      .values({
        id: sessionId,
        event_id: eventId,
        seats: draft.seats,
        label: JSON.stringify(draft.label),
        ...sessionColumns(draft),
      })
      .execute();
    await setHosts(trx, sessionId, draft.hostIds);
    await trx
      .updateTable("event")
      .set((set) => ({ revision: set("revision", "+", 1) }))
      .where("id", "=", eventId)
      .execute();
    await noteSessionChange(trx, { sessionId, kind: "added", memberId, now });
    return { ok: true, sessionId };
  });
}
