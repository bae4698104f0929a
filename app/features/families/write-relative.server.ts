import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Locale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import { mostRelatives } from "./family.ts";

/** All that is kept of a relative. There is deliberately no word for whether it is the mother or an uncle. */
export type RelativeFacts = {
  name: string;
  email: string;
  phone: string;
  postalAddress: string;
  seatsWished: number;
  accessNeeds: string;
  locale: Locale;
};

/** Entered by the candidate on their own page; opens nothing yet. */
export async function addRelative(
  db: Db,
  { candidateId, facts, now }: { candidateId: string; facts: RelativeFacts; now: Date },
): Promise<Result<{ relativeId: string }, "too_many">> {
  return db.transaction().execute(async (trx) => {
    await trx.selectFrom("candidate").select("id").where("id", "=", candidateId).forNoKeyUpdate().execute();
    const { count } = await trx
      .selectFrom("relative")
      .select((is) => is.fn.countAll<number>().as("count"))
      .where("candidate_id", "=", candidateId)
      .executeTakeFirstOrThrow();
    if (count >= mostRelatives) return { ok: false, reason: "too_many" } as const;
    const relativeId = uuidv7();
    await trx
      .insertInto("relative")
      .values({
        id: relativeId,
        candidate_id: candidateId,
        ...columnsOf(facts),
        created_at: now,
        updated_at: now,
      })
      .execute();
    return { ok: true, relativeId } as const;
  });
}

/** A new mail address also moves what waits in the queue: nothing leaves for the old one. */
export async function changeRelative(
  db: Db,
  change: { candidateId: string; relativeId: string; facts: RelativeFacts; now: Date },
): Promise<Result<object, "not_found">> {
  const { candidateId, relativeId, facts, now } = change;
  return db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable("relative")
      .set({ ...columnsOf(facts), updated_at: now })
      .where("id", "=", relativeId)
      .where("candidate_id", "=", candidateId)
      .returning("id")
      .executeTakeFirst();
    if (!changed) return { ok: false, reason: "not_found" } as const;
    await trx
      .updateTable("delivery")
      .set({ address: facts.email, locale: facts.locale })
      .where("relative_id", "=", relativeId)
      .where("state", "=", "queued")
      .execute();
    return { ok: true } as const;
  });
}

function columnsOf(facts: RelativeFacts) {
  return {
    name: facts.name,
    email: facts.email,
    phone: facts.phone,
    postal_address: facts.postalAddress,
    seats_wished: facts.seatsWished,
    access_needs: facts.accessNeeds,
    locale: facts.locale,
  };
}
