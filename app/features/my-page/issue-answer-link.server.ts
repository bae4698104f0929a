import type { Db } from "#db/client.server.ts";
import { issueLink, linkPath } from "~/features/letters/private-link.server.ts";

/** A fresh link to one answer page; undefined when the invitation isn't theirs. */
export async function issueAnswerLink(
  db: Db,
  ask: { candidateId: string; invitationId: string; secret: string; now: Date },
): Promise<string | undefined> {
  const { candidateId, invitationId, secret, now } = ask;
  const invitation = await db
    .selectFrom("invitation")
    .select("id")
    .where("id", "=", invitationId)
    .where("candidate_id", "=", candidateId)
    .where((is) =>
      is.not(
        is.exists(
          is.selectFrom("trip").select("seats").whereRef("trip.event_id", "=", "invitation.event_id"),
        ),
      ),
    )
    .executeTakeFirst();
  if (!invitation) return undefined;
  const { token } = await issueLink(db, {
    secret,
    purpose: "invitation",
    candidateId,
    invitationId,
    now,
    days: 90,
  });
  return linkPath("invitation", token);
}
