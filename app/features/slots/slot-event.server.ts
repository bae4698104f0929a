import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";

/** The standing event of a class's slots, made when its first slot is opened. The caller holds all answers. */
export async function findOrMakeSlotEvent(
  trx: Db,
  { cohortYear, zone, memberId, now }: { cohortYear: number; zone: string; memberId: string; now: Date },
): Promise<{ id: string; isNew: boolean }> {
  const known = await findSlotEvent(trx, cohortYear);
  if (known) return { ...known, isNew: false };
  const id = uuidv7();
  const inAll = (word: (_: Record<string, never>, to: { locale: Locale }) => string) =>
    JSON.stringify(Object.fromEntries(locales.map((locale) => [locale, word({}, { locale })])));
  await trx
    .insertInto("event")
    .values({
      id,
      cohort_year: cohortYear,
      kind: "meetup",
      state: "published",
      title: inAll(m.slot_event_title),
      description: inAll(m.slot_event_text),
      zone,
      created_by: memberId,
      created_at: now,
      published_at: now,
      is_slots: true,
    })
    .execute();
  return { id, isNew: true };
}

export async function findSlotEvent(db: Db, cohortYear: number): Promise<{ id: string } | undefined> {
  return db
    .selectFrom("event")
    .select("id")
    .where("cohort_year", "=", cohortYear)
    .where("is_slots", "=", true)
    .where("state", "=", "published")
    .executeTakeFirst();
}
