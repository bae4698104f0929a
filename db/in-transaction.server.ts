import type { Db } from "./client.server.ts";

/** Joins the caller's transaction when there is one, else opens its own. */
export function inTransaction<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}
