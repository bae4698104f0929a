import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { answerInvitation } from "./answer-invitation.server.ts";

/** Gives back every seat at a coming meeting, as if its holder had said no: the next in line is offered it. */
export async function releaseSeats(
  trx: Db,
  jobs: Jobs,
  { candidateId, now }: { candidateId: string; now: Date },
): Promise<void> {
  const seats = await trx
    .selectFrom("seat")
    .innerJoin("session", "session.id", "seat.session_id")
    .select(["seat.invitation_id", "seat.session_id"])
    .where("seat.candidate_id", "=", candidateId)
    .where("session.starts_at", ">", now)
    .where("session.state", "<>", "cancelled")
    .execute();
  for (const seat of seats)
    await answerInvitation(trx, {
      invitationId: seat.invitation_id,
      sessionId: seat.session_id,
      answer: "no",
      word: "",
      source: "link",
      now,
      mailDomain: jobs.mailDomain,
    });
}
