import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import type { Result } from "~/lib/result.ts";
import { checkMove, type MoveRefusal } from "./offer.ts";
import { lockOffer, writeMove } from "./write-move.server.ts";

type Decision = { withdrawalId: string; by: string; now: Date };
export type DecideWithdrawalRefusal =
  | MoveRefusal
  | "not_found"
  | "already_decided"
  | "own_request"
  | "not_yours";

/** The second member agrees: the offer is withdrawn, with the reason of the request. */
export async function confirmWithdrawal(db: Db, input: Decision) {
  return decide(db, input, true);
}

/** The second member disagrees, or the one who asked takes it back: the offer stays as it is. */
export async function refuseWithdrawal(db: Db, input: Decision) {
  return decide(db, input, false);
}

async function decide(
  db: Db,
  input: Decision,
  isConfirmed: boolean,
): Promise<Result<{ candidateId: string }, DecideWithdrawalRefusal>> {
  return db.transaction().execute(async (trx) => {
    const request = await trx
      .selectFrom("offer_withdrawal")
      .select(["id", "offer_id", "requested_by", "reason"])
      .where("id", "=", input.withdrawalId)
      .executeTakeFirst();
    const offer = request && (await lockOffer(trx, request.offer_id, input.now));
    if (!request || !offer) return { ok: false, reason: "not_found" };
    const { decided_at } = await trx
      .selectFrom("offer_withdrawal")
      .select("decided_at")
      .where("id", "=", request.id)
      .executeTakeFirstOrThrow();
    if (decided_at) return { ok: false, reason: "already_decided" };
    const isOwn = request.requested_by === input.by;
    if (isConfirmed && isOwn) return { ok: false, reason: "own_request" };
    if (!isOwn && !(await mayDecide(trx, input.by, request.requested_by)))
      return { ok: false, reason: "not_yours" };
    const check = checkMove(
      offer,
      {
        to: "withdrawn_by_company",
        happenedOn: offer.today,
        today: offer.today,
        reason: request.reason,
        defaultReplyDays: offer.replyDays,
      },
      { isConfirmedWithdrawal: true },
    );
    if (isConfirmed && !check.ok) return check;
    await trx
      .updateTable("offer_withdrawal")
      .set({ decided_at: input.now, decided_by: isOwn ? null : input.by, is_confirmed: isConfirmed })
      .where("id", "=", request.id)
      .execute();
    if (isConfirmed)
      await writeMove(
        trx,
        offer,
        {
          to: "withdrawn_by_company",
          happenedOn: offer.today,
          replyOn: offer.replyOn,
          reason: request.reason,
          heardBy: "",
          by: input.by,
          isByCandidate: false,
          kind: "offer_moved",
        },
        input.now,
      );
    else
      await writeTouchpoint(trx, {
        candidateId: offer.candidateId,
        kind: "withdrawal_refused",
        happenedAt: input.now,
        fromCandidate: false,
        isContact: false,
        memberId: input.by,
        details: { withdrawalId: request.id, isTakenBack: isOwn },
      });
    return { ok: true, candidateId: offer.candidateId };
  });
}

/** Another recruiter; where there is only one recruiter, the administrator. */
export async function mayDecide(db: Db, memberId: string, requestedBy: string): Promise<boolean> {
  const team = await db
    .selectFrom("member")
    .select(["id", "role"])
    .where("role", "in", ["recruiter", "administrator"])
    .where("ended_at", "is", null)
    .execute();
  const me = team.find((member) => member.id === memberId);
  const otherRecruiters = team.filter((member) => member.role === "recruiter" && member.id !== requestedBy);
  return (
    memberId !== requestedBy &&
    (me?.role === "recruiter" || (me !== undefined && otherRecruiters.length === 0))
  );
}
