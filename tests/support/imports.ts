// A small list and the way it takes through an import, for the tests of importing.
import iconv from "iconv-lite";
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { findDryRun } from "~/features/imports/dry-run.server.ts";
import type { Decisions } from "~/features/imports/import-plan.ts";
import { runImport, startImport } from "~/features/imports/run-import.server.ts";
import { storeFile } from "~/features/imports/store-file.server.ts";
import { aCohort, aCompany, aMember } from "./factories.ts";

export const now = new Date("2026-07-07T00:10:00Z");
export const zone = "Asia/Tokyo";
export const noDecisions: Decisions = new Map();
export const noJobs = { add: async () => {}, wake: () => {}, mailDomain: "aoba.example" };

export const head = "応募者ID,氏名,ﾌﾘｶﾞﾅ,メール1,携帯,大学,学部,部門,状況,内定日,回答〆,承諾日,備考";
export const ren =
  "A-001,髙橋　蓮,ﾀｶﾊｼ ﾚﾝ,ren@example.ac.jp,09000000102,青葉大学,工学部,設計開発,検討中,2026/6/26,R8.7.10,,①次面接で好印象";
export const hana =
  "A-002,山田 花,ヤマダ ハナ,hana@example.ac.jp,090-0000-0103,東都大学,理学部,品質保証,承諾,2026/6/1,,2026/6/20,";

/** Steps of an import on one database. */
export function importsOn(db: Db) {
  async function office() {
    await aCompany(db);
    await aCohort(db);
    return aMember(db);
  }

  async function upload(lines: readonly string[], by: string, encoding = "cp932") {
    const stored = await storeFile(db, {
      name: "内定者.csv",
      bytes: iconv.encode(lines.join("\r\n"), encoding),
      cohortYear: 2027,
      by,
      now,
    });
    if (!stored.ok) throw new Error(stored.reason);
    return stored.fileId;
  }

  async function dryRun(fileId: string, decisions = noDecisions) {
    const dry = await findDryRun(db, { fileId, decisions, zone, now });
    if (!dry) throw new Error("file gone");
    return dry;
  }

  async function bringIn(fileId: string, by: string, decisions = noDecisions, at = now) {
    const started = await startImport(db, noJobs, { fileId, decisions, mapping: {}, by, now: at });
    if (!started.ok) throw new Error(started.reason);
    await runImport(db, started.runId, at);
    return started.runId;
  }

  /** Everything an import may touch, in a comparable order; instants of writing aside. */
  async function snapshot() {
    const tables: Record<string, unknown> = {};
    for (const [table, order] of [
      ["candidate", "id"],
      ["offer", "id"],
      ["offer_move", "id"],
      ["touchpoint", "id"],
      ["candidate_term", "term, candidate_id"],
      ["candidate_tag", "tag"],
    ] as const) {
      const { rows } = await sql<
        Record<string, unknown>
      >`select to_jsonb(t) - 'updated_at' as row from ${sql.table(table)} t order by ${sql.raw(order)}`.execute(
        db,
      );
      tables[table] = rows;
    }
    return tables;
  }

  return { office, upload, dryRun, bringIn, snapshot };
}
