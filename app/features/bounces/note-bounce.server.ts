import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { addDays, todayIn } from "~/lib/dates.ts";
import { type BounceKind, type BounceStage, restOf } from "./bounce.ts";

type Bounce = {
  deliveryId: string;
  kind: BounceKind;
  stage: BounceStage;
  status: string;
  text: string;
  now: Date;
};

const keptDays = 400;
/** A letter of which nobody reported anything for so long has arrived: servers give up after five days at the latest. */
const arrivedAfterDays = 5;

/**
 * Notes that a letter didn't arrive (or was called spam) and lets its address rest where that follows. The same news of
 * the same attempt counts once. It speaks of the address the letter went to, whatever the person's address is today.
 */
export async function noteBounce(trx: Db, bounce: Bounce): Promise<{ isNew: boolean }> {
  const { deliveryId, kind, stage, now } = bounce;
  const delivery = await trx
    .selectFrom("delivery")
    .select(["address", "state"])
    .where("id", "=", deliveryId)
    .forUpdate()
    .executeTakeFirst();
  if (!delivery) return { isNew: false };
  const address = delivery.address.toLowerCase();
  const noted = await trx
    .insertInto("mail_bounce")
    .values((is) => ({
      id: uuidv7(),
      delivery_id: deliveryId,
      address,
      kind,
      stage,
      status: bounce.status,
      said: bounce.text.toWellFormed().replaceAll("\0", "").slice(0, 500),
      tries: is
        .selectFrom("delivery_attempt")
        .select((count) => count.fn.countAll<number>().as("tries"))
        .where("delivery_id", "=", deliveryId),
      noted_at: now,
      expires_on: addDays(todayIn("Asia/Tokyo", now), keptDays),
    }))
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!noted) return { isNew: false };
  if (kind !== "complaint" && ["sent", "uncertain"].includes(delivery.state))
    await trx
      .updateTable("delivery")
      .set({ state: "failed", finished_at: now })
      .where("id", "=", deliveryId)
      .execute();
  await rest(trx, { address, kind, now });
  return { isNew: true };
}

async function rest(trx: Db, { address, kind, now }: { address: string; kind: BounceKind; now: Date }) {
  const ms = restOf(kind, kind === "soft" ? await countSoft(trx, address, now) : 0);
  if (ms === undefined || kind === "policy") return;
  const mailClass = kind === "complaint" ? "promotional" : "all";
  const row = { reason: kind, since: now, ends_at: new Date(now.getTime() + ms) };
  await trx
    .insertInto("mail_suppression")
    .values({ address, mail_class: mailClass, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(["address", "mail_class"])
        .doUpdateSet({ ...row, lifted_at: null, lifted_by: null })
        // A full mailbox doesn't shorten the rest of a dead one.
        .where((is) =>
          is.or([
            is("mail_suppression.ends_at", "<", row.ends_at),
            is("mail_suppression.lifted_at", "is not", null),
          ]),
        ),
    )
    .execute();
}

/** Soft failures in a row: since the last letter to this address that arrived. */
async function countSoft(trx: Db, address: string, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct b.delivery_id) as count from mail_bounce b
    where b.address = ${address} and b.kind = 'soft' and b.noted_at > coalesce((
      select max(d.finished_at) from delivery d
      where lower(d.address) = ${address} and d.state = 'sent'
        and d.finished_at < ${new Date(now.getTime() - arrivedAfterDays * 86_400_000)}
        and not exists (select from mail_bounce other where other.delivery_id = d.id and other.kind <> 'complaint')
    ), '-infinity')`.execute(trx);
  return Number(rows[0]?.count ?? 0);
}
