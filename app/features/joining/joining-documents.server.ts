import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { JoiningDocument } from "./joining.ts";

/** The house's own list, until the company writes its own. */
const ownDocuments = [
  ["pledge", m.joining_doc_pledge, 30],
  ["pension_number", m.joining_doc_pension, 14],
  ["employment_insurance", m.joining_doc_insurance, 14],
  ["tax_slip", m.joining_doc_tax_slip, 14],
  ["bank_account", m.joining_doc_bank, 21],
  ["dependents", m.joining_doc_dependents, 14],
  ["health_check", m.joining_doc_health, 30],
  ["graduation", m.joining_doc_graduation, 7],
  ["guarantor", m.joining_doc_guarantor, 21],
] as const;

/** What is asked for before the first day, in order. */
export async function listJoiningDocuments(db: Db): Promise<JoiningDocument[]> {
  const rows = await db
    .selectFrom("joining_document")
    .select(["id", "label", "days_before"])
    .where("closed_at", "is", null)
    .orderBy("position")
    .execute();
  if (rows.length > 0)
    return rows.map((row) => ({
      id: row.id,
      label: row.label as JoiningDocument["label"],
      daysBefore: row.days_before,
    }));
  return ownDocuments.map(([id, word, daysBefore]) => ({
    ...{ id, daysBefore },
    label: Object.fromEntries(locales.map((locale) => [locale, word({}, { locale })])),
  }));
}

export type DocumentToSave = Omit<JoiningDocument, "id">;

/**
 * Writes the company's own list. A line whose Japanese words stay as they were keeps its id, and with it what was noted
 * of each person. An empty list brings ours back.
 */
export async function saveJoiningDocuments(
  db: Db,
  { documents, now }: { documents: readonly DocumentToSave[]; now: Date },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const before = await listJoiningDocuments(trx);
    const ids = new Map(before.map(({ id, label }) => [label.ja, id]));
    await trx
      .updateTable("joining_document")
      .set({ closed_at: now })
      .where("closed_at", "is", null)
      .execute();
    for (const [position, { label, daysBefore }] of documents.entries()) {
      const row = { position, label: JSON.stringify(label), days_before: daysBefore, closed_at: null };
      await trx
        .insertInto("joining_document")
        .values({ id: ids.get(label.ja) ?? uuidv7(), ...row })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
        .execute();
    }
  });
}
