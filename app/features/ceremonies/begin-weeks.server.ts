import type { Db } from "#db/client.server.ts";
import { readOriginal } from "~/features/events/copy-event.server.ts";
import type { Locale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import { addSteps } from "./plan-ceremony.server.ts";

/** The eight weeks for a ceremony that was planned by hand or copied: its tasks, for whoever asks. */
export async function beginWeeks(
  db: Db,
  { eventId, ...by }: { eventId: string; memberId: string; locale: Locale; now: Date },
): Promise<Result<object, "unknown" | "not_a_ceremony">> {
  return db.transaction().execute(async (trx) => {
    // Two who press at once: the second finds the steps of the first.
    await trx.selectFrom("event").select("id").where("id", "=", eventId).forNoKeyUpdate().execute();
    const original = await readOriginal(trx, eventId);
    if (!original) return { ok: false, reason: "unknown" } as const;
    const { event, firstDay } = original;
    if (event.kind !== "ceremony" || event.state === "cancelled")
      return { ok: false, reason: "not_a_ceremony" } as const;
    await addSteps(trx, { ...by, eventId, day: firstDay, zone: event.zone });
    return { ok: true } as const;
  });
}
