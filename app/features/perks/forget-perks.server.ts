import type { Db } from "#db/client.server.ts";
import { settledDays } from "./perk.ts";

/** By the clock: what was decided, taken back or left open by a closed perk goes 400 days later, and so does who was told. */
export async function forgetPerks(db: Db, now: Date): Promise<number> {
  const since = new Date(now.getTime() - settledDays * 86_400_000);
  const gone = await db
    .deleteFrom("perk_application")
    .where((is) =>
      is.or([
        is("decided_at", "<", since),
        is("withdrawn_at", "<", since),
        is("perk_id", "in", is.selectFrom("perk").select("perk.id").where("perk.closed_at", "<", since)),
      ]),
    )
    .executeTakeFirst();
  const told = await db.deleteFrom("perk_told").where("told_at", "<", since).executeTakeFirst();
  return Number(gone.numDeletedRows) + Number(told.numDeletedRows);
}
