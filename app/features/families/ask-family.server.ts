import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { issueLink, myPageDays } from "~/features/letters/private-link.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import type { AboutTopic } from "./family.ts";
import { findFamilyOwner } from "./family-queries.server.ts";

export type AskRefusal = "not_found" | "ended" | "asked_before";

type Ask = {
  candidateId: string;
  memberId: string;
  /** Set when a relative called or wrote first: what about. */
  calledAbout?: AboutTopic;
  secret: string;
  now: Date;
};

/**
 * Asks a candidate, on their page and by letter, whether they want their family told about the company: once a season of
 * our own accord, and once more when a relative came first. Opening is left to the candidate; silence is an answer.
 */
export async function askFamily(
  db: Db,
  jobs: Jobs,
  { candidateId, memberId, calledAbout, secret, now }: Ask,
): Promise<Result<object, AskRefusal>> {
  return db.transaction().execute(async (trx) => {
    const owner = await findFamilyOwner(trx, candidateId);
    if (!owner) return { ok: false, reason: "not_found" } as const;
    if (owner.hasEnded) return { ok: false, reason: "ended" } as const;
    const occasion = calledAbout ? "they_called" : "ours";
    const added = await trx
      .insertInto("family_ask")
      .values({
        id: uuidv7(),
        candidate_id: candidateId,
        season: owner.cohortYear,
        occasion,
        asked_by: memberId,
        asked_at: now,
      })
      .onConflict((ask) => ask.columns(["candidate_id", "season", "occasion"]).doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!added) return { ok: false, reason: "asked_before" } as const;
    await writeTouchpoint(trx, {
      candidateId,
      kind: "family_asked",
      happenedAt: now,
      fromCandidate: false,
      isContact: false,
      memberId,
    });
    const { email } = await trx
      .selectFrom("candidate")
      .select("email")
      .where("id", "=", candidateId)
      .executeTakeFirstOrThrow();
    if (email === "") return { ok: true } as const;
    await ensureOwnPage(trx, { candidateId, secret, now });
    await writeDelivery(trx, jobs, {
      letter: "family_asked",
      mailClass: "transactional",
      to: { candidateId },
      address: email,
      locale: owner.locale,
      details: { occasion, ...(calledAbout && { topic: calledAbout }) },
      now,
    });
    return { ok: true } as const;
  });
}

async function ensureOwnPage(trx: Db, link: { candidateId: string; secret: string; now: Date }) {
  const open = await trx
    .selectFrom("private_link")
    .select("id")
    .where("candidate_id", "=", link.candidateId)
    .where("purpose", "=", "my_page")
    .where("revoked_at", "is", null)
    .where("expires_at", ">", link.now)
    .executeTakeFirst();
  if (!open) await issueLink(trx, { ...link, purpose: "my_page", days: myPageDays });
}
