import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoints } from "~/features/candidates/write-touchpoint.server.ts";
import { textIn } from "~/features/events/event.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";
import type { HeldPerk } from "./hold-perk.server.ts";
import type { PerkDecision } from "./perk.ts";

export type DecidedPerson = { applicationId: string; candidateId: string; email: string; locale: string };

type Telling = {
  perk: HeldPerk;
  people: readonly DecidedPerson[];
  decision: PerkDecision;
  /** "" where the way in which it is given is the reason. */
  reason: string;
  /** undefined where it went in order, without anybody. */
  memberId?: string | undefined;
  now: Date;
};

/** History and a letter for each who was decided about, in the transaction that decided it. */
export async function tellDecisions(trx: Db, jobs: Jobs, telling: Telling): Promise<void> {
  const { perk, people, decision, reason, memberId, now } = telling;
  if (people.length === 0) return;
  await writeTouchpoints(
    trx,
    people.map(({ candidateId }) => ({
      candidateId,
      kind: "perk_decided",
      happenedAt: now,
      fromCandidate: false,
      isContact: memberId !== undefined,
      memberId: memberId ?? null,
      details: { perkId: perk.id, title: textIn(perk.title, "ja"), decision },
    })),
  );
  await stopDecisionLetters(trx, { people, now });
  const readers = people.filter(({ email }) => email !== "");
  if (readers.length === 0) return;
  await writeDeliveries(
    trx,
    jobs,
    readers.map(({ applicationId, candidateId, email, locale }) => ({
      letter: "perk_decided",
      mailClass: "transactional",
      to: { candidateId },
      address: email,
      locale: isLocale(locale) ? locale : "ja",
      details: { applicationId, title: perk.title, decision, reason, giving: perk.giving },
      now,
    })),
  );
}

type Stopping = { people: readonly Pick<DecidedPerson, "applicationId" | "candidateId">[]; now: Date };

/** What was decided before and still waits for the morning doesn't leave any more. */
export async function stopDecisionLetters(trx: Db, { people, now }: Stopping): Promise<void> {
  if (people.length === 0) return;
  await trx
    .updateTable("delivery")
    .set({ state: "stopped", finished_at: now })
    .where("letter", "=", "perk_decided")
    .where("state", "=", "queued")
    .where(
      "candidate_id",
      "in",
      people.map(({ candidateId }) => candidateId),
    )
    .where(
      sql<string>`details->>'applicationId'`,
      "in",
      people.map(({ applicationId }) => applicationId),
    )
    .execute();
}
