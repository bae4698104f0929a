import type { Db } from "#db/client.server.ts";

class Refused extends Error {}

/** Rolls back what was written when the answer is a refusal; inside a caller's transaction that is the caller's to do. */
export async function inTransaction<R extends { ok: boolean }>(
  db: Db,
  work: (trx: Db) => Promise<R>,
): Promise<R> {
  if (db.isTransaction) return work(db);
  let refusal: R | undefined;
  try {
    return await db.transaction().execute(async (trx) => {
      const result = await work(trx);
      if (result.ok) return result;
      refusal = result;
      throw new Refused();
    });
  } catch (error) {
    if (error instanceof Refused && refusal) return refusal;
    throw error;
  }
}
