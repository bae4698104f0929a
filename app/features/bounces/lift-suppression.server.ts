import type { Db } from "#db/client.server.ts";

type Lift = { address: string; memberId: string; now: Date };

/** Somebody knows better (the person told us on the phone): letters go to this address again. Complaints stay. */
export async function liftSuppression(trx: Db, { address, memberId, now }: Lift): Promise<boolean> {
  const lifted = await trx
    .updateTable("mail_suppression")
    .set({ lifted_at: now, lifted_by: memberId })
    .where("address", "=", address.toLowerCase())
    .where("mail_class", "=", "all")
    .where("lifted_at", "is", null)
    .executeTakeFirst();
  return lifted.numUpdatedRows > 0n;
}
