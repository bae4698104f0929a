import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { packFile } from "./file-bytes.server.ts";
import { readTable, type Unreadable } from "./read-table.server.ts";

export const mostFileBytes = 30 * 1024 * 1024;
export const fileKeptDays = 7;

type Upload = { name: string; bytes: Uint8Array; cohortYear: number; by: string; now: Date };

/**
 * Keeps an uploaded file for 7 days, so that dry run, import and undo speak of the same bytes. A file that can't be read
 * isn't kept: the answer says why, and in which line. A class that doesn't exist yet is opened.
 */
export async function storeFile(
  db: Db,
  upload: Upload,
): Promise<{ ok: true; fileId: string } | Unreadable | { ok: false; reason: "too_large" }> {
  if (upload.bytes.length > mostFileBytes) return { ok: false, reason: "too_large" };
  const read = await readTable(upload.bytes);
  if (!read.ok) return read;
  const fileId = uuidv7();
  await openClass(db, upload.cohortYear);
  await db
    .insertInto("import_file")
    .values({
      id: fileId,
      name: upload.name.slice(0, 200),
      bytes: await packFile(upload.bytes),
      byte_count: upload.bytes.length,
      sha256: createHash("sha256").update(upload.bytes).digest(),
      uploaded_by: upload.by,
      uploaded_at: upload.now,
      expires_at: new Date(upload.now.getTime() + fileKeptDays * 86_400_000),
      cohort_year: upload.cohortYear,
    })
    .execute();
  return { ok: true, fileId };
}

/** Makes sure that a class exists: formal on 1 October, at work on 1 April. */
export async function openClass(db: Db, year: number): Promise<void> {
  await db
    .insertInto("cohort")
    .values({ year, formal_on: `${year - 1}-10-01`, joins_on: `${year}-04-01` })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
