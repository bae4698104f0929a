import type { Db } from "#db/client.server.ts";

type Lift = { addresses: string[]; memberId: string; now: Date };

/** Somebody knows better (the person told us on the phone): letters go to these addresses again. Complaints stay. */
export async function liftSuppressions(trx: Db, { addresses, memberId, now }: Lift): Promise<boolean> {
  const lower = [...new Set(addresses.map((address) => address.toLowerCase()))].sort();
  if (lower.length === 0) return false;
  const lifted = await trx
    .updateTable("mail_suppression")
    .set({ lifted_at: now, lifted_by: memberId })
    .where((is) => is("address", "=", is.fn.any(is.val(lower))))
    .where("mail_class", "=", "all")
    .where("lifted_at", "is", null)
    .executeTakeFirst();
  return lifted.numUpdatedRows > 0n;
}
