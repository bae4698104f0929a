import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Result } from "../../app/lib/result.ts";

/** What stays when the demo is wiped: the record of migrations. The job queue has a schema of its own. */
const kept = ["kysely_migration", "kysely_migration_lock"];

/** Empties the database of a demo company, or of no company yet. Refuses when it holds a real one. */
export async function wipeDemo(db: Db): Promise<Result<object, "real_company">> {
  return db.transaction().execute(async (trx) => {
    const company = await trx.selectFrom("company").select("is_demo").forUpdate().executeTakeFirst();
    if (company && !company.is_demo) return { ok: false, reason: "real_company" } as const;
    const { rows } = await sql<{ tablename: string }>`
      select tablename from pg_tables where schemaname = current_schema()`.execute(trx);
    const all = rows.map((row) => row.tablename).filter((name) => !kept.includes(name));
    await sql`truncate ${sql.join(all.map((name) => sql.table(name)))}`.execute(trx);
    return { ok: true } as const;
  });
}
