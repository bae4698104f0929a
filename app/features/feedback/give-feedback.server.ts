import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import { type Feedback, feedbackUntil } from "./feedback.ts";
import { findAttended } from "./feedback-queries.server.ts";

/** Keeps what somebody who came says of the event; said again, it replaces what was said before. */
export async function giveFeedback(
  db: Db,
  { invitationId, feedback, now }: { invitationId: string; feedback: Feedback; now: Date },
): Promise<Result<object, "not_there" | "early" | "late">> {
  const visit = await findAttended(db, invitationId);
  if (!visit) return { ok: false, reason: "not_there" };
  if (now < visit.endsAt) return { ok: false, reason: "early" };
  if (now > feedbackUntil(visit.endsAt)) return { ok: false, reason: "late" };
  const said = { ...feedback, word: feedback.word.trim(), given_at: now };
  await db
    .insertInto("event_feedback")
    .values({ invitation_id: invitationId, ...said })
    .onConflict((conflict) => conflict.column("invitation_id").doUpdateSet(said))
    .execute();
  return { ok: true };
}
