import type { Db } from "#db/client.server.ts";
import { askHosts } from "~/features/hosts/ask-hosts.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { inTransaction } from "./in-transaction.server.ts";

/** Opens a draft for invitations and answers. Its hosts are asked; nobody else hears of it yet. */
export async function publishEvent(
  db: Db,
  jobs: Jobs,
  { eventId, memberId, now }: { eventId: string; memberId?: string; now: Date },
): Promise<Result<object, "not_draft" | "past">> {
  return inTransaction<Result<object, "not_draft" | "past">>(db, async (trx) => {
    const event = await trx
      .selectFrom("event")
      .innerJoin("session", "session.event_id", "event.id")
      .select(["event.state", "session.starts_at"])
      .where("event.id", "=", eventId)
      .orderBy("session.starts_at", "desc")
      .forNoKeyUpdate(["event"])
      .executeTakeFirst();
    if (event?.state !== "draft") return { ok: false, reason: "not_draft" };
    if (event.starts_at <= now) return { ok: false, reason: "past" };
    await trx
      .updateTable("event")
      .set((set) => ({ state: "published", published_at: now, revision: set("revision", "+", 1) }))
      .where("id", "=", eventId)
      .execute();
    await askHosts(trx, jobs, { eventId, ...(memberId && { memberId }), now });
    return { ok: true };
  });
}
