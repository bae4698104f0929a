import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { FamilyTopic } from "~/features/families/family.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Locale } from "~/lib/locale.ts";
import type { Letter, MailClass } from "./letter.ts";

export type NewDelivery = {
  letter: Letter;
  mailClass: MailClass;
  to: { candidateId: string } | { memberId: string } | { relativeId: string };
  /** Which consent a letter to a relative rests on; "any" for an answer to what they asked. */
  topic?: FamilyTopic | "any";
  invitationId?: string;
  sessionId?: string;
  address: string;
  locale: Locale;
  /** What only this moment knows, such as the old time of a moved session. Never a token in clear. */
  details?: Record<string, unknown>;
  notBefore?: Date;
  now: Date;
};

/** Decides a letter. Call it in the transaction of the fact it tells of: both happen or neither does. */
export async function writeDelivery(
  trx: Db,
  jobs: Jobs,
  delivery: NewDelivery,
): Promise<{ deliveryId: string }> {
  const [deliveryId] = await writeDeliveries(trx, jobs, [delivery]);
  if (!deliveryId) throw new Error("no delivery was written");
  return { deliveryId };
}

/** The same for many people; answers their ids in the order given. */
export async function writeDeliveries(trx: Db, jobs: Jobs, deliveries: NewDelivery[]): Promise<string[]> {
  const rows = deliveries.map((delivery) => {
    const id = uuidv7();
    return {
      id,
      letter: delivery.letter,
      mail_class: delivery.mailClass,
      candidate_id: "candidateId" in delivery.to ? delivery.to.candidateId : null,
      member_id: "memberId" in delivery.to ? delivery.to.memberId : null,
      relative_id: "relativeId" in delivery.to ? delivery.to.relativeId : null,
      topic: delivery.topic ?? null,
      invitation_id: delivery.invitationId ?? null,
      session_id: delivery.sessionId ?? null,
      address: delivery.address,
      locale: delivery.locale,
      details: JSON.stringify(delivery.details ?? {}),
      message_id: `<${id}@${jobs.mailDomain}>`,
      not_before: delivery.notBefore ?? delivery.now,
      created_at: delivery.now,
    };
  });
  for (let from = 0; from < rows.length; from += 1000)
    await trx
      .insertInto("delivery")
      .values(rows.slice(from, from + 1000))
      .execute();
  jobs.wake();
  return rows.map((row) => row.id);
}
