import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import type { Giving } from "./perk.ts";

export type HeldPerk = {
  id: string;
  title: Texts;
  state: string;
  giving: Giving;
  seats: number | null;
  applyBy: string | null;
  isPublished: boolean;
};

/**
 * Takes a perk's row until the end of the transaction. Whatever gives a place or takes one back does so first, before any
 * application's row: so places are counted by one at a time, and two never wait for each other.
 */
export async function holdPerk(trx: Db, perkId: string): Promise<HeldPerk | undefined> {
  const perk = await trx
    .selectFrom("perk")
    .select(["id", "title", "state", "giving", "seats", "apply_by as applyBy", "published_at"])
    .where("id", "=", perkId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!perk) return undefined;
  const { published_at, title, giving, ...held } = perk;
  return { ...held, title: title as Texts, giving: giving as Giving, isPublished: published_at !== null };
}

export async function countGranted(trx: Db, perkId: string): Promise<number> {
  const { count } = await trx
    .selectFrom("perk_application")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("perk_id", "=", perkId)
    .where("state", "=", "granted")
    .executeTakeFirstOrThrow();
  return Number(count);
}
