import type { Db } from "#db/client.server.ts";
import { inTransaction } from "~/features/events/in-transaction.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { type CarriedOut, carryOut, type Press, type RefusedSession } from "./carry-out.server.ts";
import { isWritten, stormWords } from "./storm.ts";

export type Pressed =
  | ({ ok: true } & CarriedOut)
  | { ok: false; reason: "no_sessions" | "no_words" | "wording" }
  | { ok: false; reason: "refused"; refused: RefusedSession[] };

/**
 * Moves, puts online or cancels all chosen sessions of a day and tells everybody, or does nothing at all: where one of them
 * can't be changed, or was changed since it was looked at, each such session is named.
 */
export async function pressStorm(
  db: Db,
  jobs: Jobs,
  press: Press & { secondLook?: string },
): Promise<Pressed> {
  if (press.sessions.length === 0) return { ok: false, reason: "no_sessions" };
  if (!isWritten(press.texts)) return { ok: false, reason: "no_words" };
  const result = await inTransaction<Pressed>(db, async (trx) => {
    const { memberId, secondLook, now } = press;
    const passed = { texts: stormWords(press.texts), place: "storm", memberId, secondLook, now } as const;
    const words = await passWording(trx, passed);
    if (!words.ok) return words;
    const done = await carryOut(trx, jobs, press);
    return done.refused.length > 0
      ? { ok: false, reason: "refused", refused: done.refused }
      : { ok: true, ...done };
  });
  if (result.ok) jobs.wake();
  return result;
}
