import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { askPlannedHosts } from "~/features/hosts/ask-hosts.server.ts";
import type { Busy } from "~/features/hosts/busy-hosts.server.ts";
import { planHosts } from "~/features/hosts/plan-hosts.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { areMembers, sessionColumns } from "./create-event.server.ts";
import type { SessionDraft } from "./event.ts";
import { labelWords } from "./event-texts.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { holdAllAnswers } from "./seat-locks.server.ts";
import { noteSessionChange } from "./session-changes.server.ts";

export type AddedRefused = { ok: false } & (
  | { reason: "unknown" | "cancelled" | "past" | "host_unknown" | "wording" }
  | { reason: "host_busy"; other: Busy }
);

type NewSession = {
  eventId: string;
  draft: SessionDraft;
  memberId: string;
  secondLook?: string;
  now: Date;
};

/** Adds a session to an event that isn't cancelled. Who is invited finds it on their page; only its hosts get a letter. */
export async function addSession(
  db: Db,
  jobs: Jobs,
  { eventId, draft, memberId, secondLook, now }: NewSession,
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
    const passed = { place: "event", memberId, secondLook, now } as const;
    const words = await passWording(trx, { ...passed, texts: labelWords([draft]) });
    if (!words.ok) return words;
    const sessionId = uuidv7();
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
    const planned = await planHosts(trx, { sessionId, hostIds: draft.hostIds });
    if (!planned.ok) return planned;
    if (event.state === "published")
      await askPlannedHosts(trx, jobs, { sessionIds: [sessionId], memberId, now });
    await trx
      .updateTable("event")
      .set((set) => ({ revision: set("revision", "+", 1) }))
      .where("id", "=", eventId)
      .execute();
    await noteSessionChange(trx, { sessionId, kind: "added", memberId, now });
    return { ok: true, sessionId };
  });
}
