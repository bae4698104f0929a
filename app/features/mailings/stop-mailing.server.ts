import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { removeTouchpoints } from "~/features/candidates/write-touchpoint.server.ts";
import type { Letter } from "~/features/letters/letter.ts";

/** Stops what of a mailing hasn't left, and takes it off the timelines of those who don't get it. Answers how many. */
export async function stopMailing(
  db: Db,
  { mailingId, now }: { mailingId: string; now: Date },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const people = await stopWaiting(trx, { letter: "mailing", of: "mailingId", id: mailingId, now });
    if (people.length > 0)
      await trx.updateTable("mailing").set({ stopped_at: now }).where("id", "=", mailingId).execute();
    return people.length;
  });
}

type Waiting = { letter: Letter; of: "mailingId" | "tripId"; id: string; now: Date };

/** Whatever of one letter to many hasn't left, with its entries on timelines: answers who would have got it. */
export async function stopWaiting(trx: Db, { letter, of, id, now }: Waiting): Promise<string[]> {
  const isOfIt = sql<boolean>`details->>${sql.lit(of)} = ${id}`;
  const stopped = await trx
    .updateTable("delivery")
    .set({ state: "stopped", finished_at: now })
    .where("state", "=", "queued")
    .where("letter", "=", letter)
    .where("not_before", ">", now)
    .where(isOfIt)
    .returning("candidate_id as candidateId")
    .execute();
  const people = stopped.flatMap(({ candidateId }) => candidateId ?? []);
  if (people.length === 0) return [];
  const entries = await trx
    .selectFrom("touchpoint")
    .select("id")
    .where((is) => is("candidate_id", "=", is.fn.any(is.val(people))))
    .where("kind", "=", "letter_sent")
    .where(isOfIt)
    .execute();
  await removeTouchpoints(
    trx,
    entries.map((entry) => entry.id),
  );
  return people;
}
