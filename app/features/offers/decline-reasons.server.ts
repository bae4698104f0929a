import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { type Locale, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";

export type DeclineReason = { id: string; label: Partial<Record<Locale, string>> };

/** The house's own classes, until the company words its own. None asks about family, health, belief or other firms. */
const ownReasons = {
  work: m.decline_reason_work,
  place: m.decline_reason_place,
  terms: m.decline_reason_terms,
  path: m.decline_reason_path,
  timing: m.decline_reason_timing,
  people: m.decline_reason_people,
  other: m.decline_reason_other,
};

/** What somebody who declines may choose from, in order. */
export async function listDeclineReasons(db: Db): Promise<DeclineReason[]> {
  const rows = await db
    .selectFrom("decline_reason")
    .select(["id", "label"])
    .where("closed_at", "is", null)
    .orderBy("position")
    .execute();
  if (rows.length > 0) return rows.map(({ id, label }) => ({ id, label: label as DeclineReason["label"] }));
  return Object.entries(ownReasons).map(([id, word]) => ({
    id,
    label: Object.fromEntries(locales.map((locale) => [locale, word({}, { locale })])),
  }));
}

/** Writes the company's own list; earlier declines keep the words that were chosen. An empty list brings ours back. */
export async function saveDeclineReasons(
  db: Db,
  input: { labels: DeclineReason["label"][]; now: Date },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable("decline_reason")
      .set({ closed_at: input.now })
      .where("closed_at", "is", null)
      .execute();
    const rows = input.labels.map((label, position) => ({
      id: uuidv7(),
      position,
      label: JSON.stringify(label),
    }));
    if (rows.length > 0) await trx.insertInto("decline_reason").values(rows).execute();
  });
}
