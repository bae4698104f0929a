import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";

type Wish = {
  candidateId: string;
  most: number;
  /** On their page, or by the button of a mail program. */
  through: "page" | "one_click";
  now: Date;
};

/** How many letters a month somebody wants that nobody has to send; 0 also stops those that wait to be sent. */
export async function saveContactWish(db: Db, { candidateId, most, through, now }: Wish): Promise<void> {
  const wish = { promotional_a_month: most, said_through: through, updated_at: now };
  await db
    .insertInto("contact_wish")
    .values({ candidate_id: candidateId, ...wish })
    .onConflict((conflict) => conflict.column("candidate_id").doUpdateSet(wish))
    .execute();
}

const mostQuietTimes = 12;

/** Weeks to leave free: exams, a trip. */
export async function addQuietTime(
  db: Db,
  { candidateId, from, until, now }: { candidateId: string; from: string; until: string; now: Date },
): Promise<Result<object, "ends_before" | "too_many">> {
  if (until < from) return { ok: false, reason: "ends_before" };
  const { count } = await db
    .selectFrom("quiet_time")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("candidate_id", "=", candidateId)
    .executeTakeFirstOrThrow();
  if (count >= mostQuietTimes) return { ok: false, reason: "too_many" };
  await db
    .insertInto("quiet_time")
    .values({ id: uuidv7(), candidate_id: candidateId, from_on: from, until_on: until, created_at: now })
    .execute();
  return { ok: true };
}

export async function removeQuietTime(db: Db, candidateId: string, id: string): Promise<void> {
  await db.deleteFrom("quiet_time").where("candidate_id", "=", candidateId).where("id", "=", id).execute();
}
