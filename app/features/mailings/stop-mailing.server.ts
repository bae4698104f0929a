import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { removeTouchpoints } from "~/features/candidates/write-touchpoint.server.ts";

/** Stops what of a mailing hasn't left, and takes it off the timelines of those who don't get it. Answers how many. */
export async function stopMailing(
  db: Db,
  { mailingId, now }: { mailingId: string; now: Date },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const stopped = await trx
      .updateTable("delivery")
      .set({ state: "stopped", finished_at: now })
      .where("state", "=", "queued")
      .where("letter", "=", "mailing")
      .where("not_before", ">", now)
      .where(sql<boolean>`details->>'mailingId' = ${mailingId}`)
      .returning("candidate_id as candidateId")
      .execute();
    const people = stopped.flatMap(({ candidateId }) => candidateId ?? []);
    if (people.length === 0) return 0;
    const entries = await trx
      .selectFrom("touchpoint")
      .select("id")
      .where((is) => is("candidate_id", "=", is.fn.any(is.val(people))))
      .where("kind", "=", "letter_sent")
      .where(sql<boolean>`details->>'mailingId' = ${mailingId}`)
      .execute();
    await removeTouchpoints(
      trx,
      entries.map(({ id }) => id),
    );
    await trx.updateTable("mailing").set({ stopped_at: now }).where("id", "=", mailingId).execute();
    return people.length;
  });
}
