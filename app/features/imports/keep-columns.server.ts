import type { Db } from "#db/client.server.ts";
import { keepMapping } from "./dry-run.server.ts";
import { unpackFile } from "./file-bytes.server.ts";
import { findColumns } from "./find-columns.ts";
import { isImportField, type Mapping } from "./import-field.ts";
import { readTable } from "./read-table.server.ts";
import { firstOf } from "./table-rows.ts";

type Picks = {
  fileId: string;
  /** Column (from 0) → field, or "" for leaving it out; columns that aren't named are found again by themselves. */
  picks: ReadonlyMap<number, string>;
  today: string;
  by: string;
  now: Date;
};

/** Remembers for this layout what differs from what would have been found; false when the file is gone. */
export async function keepColumns(db: Db, { fileId, picks, today, by, now }: Picks): Promise<boolean> {
  const file = await db
    .selectFrom("import_file")
    .select(["bytes", "sheet"])
    .where("id", "=", fileId)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  if (!file?.bytes) return false;
  const read = await readTable(await unpackFile(file.bytes), file.sheet ?? undefined);
  if (!read.ok) return false;
  const { headings, rows } = read.table;
  const sample = firstOf(rows, 50).map((row) => row.cells);
  const mapping: Mapping = {};
  for (const column of findColumns(headings, sample, {}, today)) {
    const pick = picks.get(column.at);
    if (pick === undefined || column.foundBy === "refused" || pick === (column.field ?? "")) continue;
    mapping[column.heading] = isImportField(pick) ? pick : null;
  }
  await keepMapping(db, { headings, mapping, by, now });
  return true;
}
