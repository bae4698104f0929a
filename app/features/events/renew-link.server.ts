import type { Db } from "#db/client.server.ts";
import { issueLink, revokeLinks } from "~/features/letters/private-link.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";

type Renewal = { secret: string; now: Date };

const oncePerMinutes = 10;

/** Sends a fresh link for one invitation to the address we know. Says nothing: the page is the same for everybody. */
export async function renewInvitationLink(
  db: Db,
  jobs: Jobs,
  { invitationId, ...renewal }: Renewal & { invitationId: string },
): Promise<void> {
  const invitations = await openInvitations(db, renewal.now, invitationId);
  await renew(db, jobs, invitations, renewal);
}

type OpenInvitation = Awaited<ReturnType<typeof openInvitations>>[number];

async function openInvitations(db: Db, now: Date, invitationId: string) {
  return db
    .selectFrom("invitation")
    .innerJoin("candidate", "candidate.id", "invitation.candidate_id")
    .innerJoin("session", "session.event_id", "invitation.event_id")
    .select([
      "invitation.id",
      "candidate.id as candidateId",
      "candidate.email",
      "candidate.locale",
      "session.id as sessionId",
    ])
    .where("invitation.id", "=", invitationId)
    .where("candidate.email", "<>", "")
    .where("candidate.merged_into_id", "is", null)
    .where("invitation.sends_at", "<=", now)
    .where("session.ends_at", ">", now)
    .where("session.state", "<>", "cancelled")
    .distinctOn("invitation.id")
    .orderBy("invitation.id")
    .orderBy("session.starts_at")
    .limit(1)
    .execute();
}

async function renew(
  db: Db,
  jobs: Jobs,
  invitations: OpenInvitation[],
  { secret, now }: Renewal,
): Promise<void> {
  for (const invitation of invitations)
    await db.transaction().execute(async (trx) => {
      const recent = await trx
        .selectFrom("delivery")
        .select("id")
        .where("invitation_id", "=", invitation.id)
        .where("letter", "=", "candidate_link_renewed")
        .where("created_at", ">", new Date(now.getTime() - oncePerMinutes * 60_000))
        .executeTakeFirst();
      if (recent) return;
      const owner = {
        candidateId: invitation.candidateId,
        purpose: "invitation",
        invitationId: invitation.id,
      } as const;
      await revokeLinks(trx, owner, now);
      await issueLink(trx, { ...owner, secret, now, days: 90 });
      await writeDelivery(trx, jobs, {
        letter: "candidate_link_renewed",
        mailClass: "transactional",
        to: { candidateId: invitation.candidateId },
        invitationId: invitation.id,
        sessionId: invitation.sessionId,
        address: invitation.email,
        locale: isLocale(invitation.locale) ? invitation.locale : "ja",
        now,
      });
    });
}
