import type { Db } from "#db/client.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Texts } from "./event.ts";
import { movedWords } from "./event-texts.ts";
import { inTransaction } from "./in-transaction.server.ts";
import { type MoveRefused, moveHeldSession } from "./move-session.server.ts";
import { nameSession } from "./name-session.server.ts";
import { holdAllAnswers } from "./seat-locks.server.ts";
import type { SessionPlan } from "./session-move.ts";

type Edited = { ok: true; told: number } | MoveRefused | { ok: false; reason: "wording" };

/**
 * Changes the name of a session, which nobody is told of, and its place: another place is told like a move, because
 * people would go to the wrong one.
 */
export async function editSession(
  db: Db,
  jobs: Jobs,
  edit: {
    sessionId: string;
    label?: Texts;
    place?: Partial<Pick<SessionPlan, "placeKind" | "place" | "address" | "onlineUrl">>;
    memberId: string;
    secondLook?: string;
    now: Date;
  },
): Promise<Edited> {
  const { sessionId, label, place, memberId, secondLook, now } = edit;
  const result = await inTransaction<Edited>(db, async (trx) => {
    await holdAllAnswers(trx);
    const texts = movedWords({ place: place?.place, label });
    const words = await passWording(trx, { texts, place: "event", memberId, secondLook, now });
    if (!words.ok) return words;
    if (label && !(await nameSession(trx, { sessionId, label, memberId, now })))
      return { ok: false, reason: "unknown" };
    return place
      ? moveHeldSession(trx, jobs, { sessionId, to: place, memberId, now })
      : { ok: true, told: 0 };
  });
  if (result.ok) jobs.wake();
  return result;
}
