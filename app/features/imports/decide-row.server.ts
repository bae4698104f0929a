import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Corrections, ImportField } from "./import-field.ts";
import type { Decisions } from "./import-plan.ts";

type Choice = {
  fileId: string;
  line: number;
  /** Same person, another person, or decided later (the row is left out until then). */
  decision: "merge" | "add" | "later";
  /** What was typed or picked in place of cells; merged with what was typed before. */
  cells?: Partial<Record<ImportField, string>>;
  /** Fields whose cell of the file counts again. */
  cleared?: readonly ImportField[];
  now: Date;
};

/** Keeps what somebody decided about one line, with the file: going back or closing the page loses nothing. */
export async function decideRow(
  db: Db,
  { fileId, line, decision, cells = {}, cleared = [], now }: Choice,
): Promise<void> {
  const at = String(line);
  const decisions =
    decision === "later"
      ? sql`decisions - ${at}::text`
      : sql`decisions || jsonb_build_object(${at}::text, ${decision}::text)`;
  await db
    .updateTable("import_file")
    .set({ decisions: sql<string>`${decisions}`, corrections: withCells(at, cells, cleared) })
    .where("id", "=", fileId)
    .where("expires_at", ">", now)
    .execute();
}

/** Keeps what was typed in place of the cells of a faulty line. */
export async function correctRow(
  db: Db,
  { fileId, line, cells, now }: Required<Omit<Choice, "decision" | "cleared">>,
): Promise<void> {
  await db
    .updateTable("import_file")
    .set({ corrections: withCells(String(line), cells) })
    .where("id", "=", fileId)
    .where("expires_at", ">", now)
    .execute();
}

/** Another sheet of the workbook: its lines are other people, so nothing that was decided still holds. */
export async function chooseSheet(
  db: Db,
  { fileId, sheet, now }: { fileId: string; sheet: string; now: Date },
) {
  await db
    .updateTable("import_file")
    .set({ sheet, decisions: "{}", corrections: "{}" })
    .where("id", "=", fileId)
    .where("expires_at", ">", now)
    .execute();
}

/** What was decided about the lines of a file so far; nothing for a file that is gone. */
export async function findDecisions(db: Db, fileId: string): Promise<Decisions> {
  const file = await db
    .selectFrom("import_file")
    .select("decisions")
    .where("id", "=", fileId)
    .executeTakeFirst();
  return decisionsFrom(file?.decisions ?? {});
}

export function decisionsFrom(kept: unknown): Decisions {
  const entries = Object.entries(kept as Record<string, "merge" | "add">);
  return new Map(entries.map(([line, decision]) => [Number(line), decision]));
}

export function correctionsFrom(kept: unknown): Corrections {
  const entries = Object.entries(kept as Record<string, Partial<Record<ImportField, string>>>);
  return new Map(entries.map(([line, cells]) => [Number(line), cells]));
}

function withCells(at: string, cells: Choice["cells"], cleared: readonly ImportField[] = []) {
  return sql<string>`corrections || jsonb_build_object(${at}::text,
    (coalesce(corrections -> ${at}::text, '{}') - ${[...cleared]}::text[]) || ${JSON.stringify(cells)}::jsonb)`;
}
