import { sql } from "kysely";
import type { Db } from "./client.server.ts";

/**
 * Until the returned function is called, PostgreSQL takes the word of this transaction: foreign keys aren't looked up row
 * by row and triggers don't run, which is most of the time of writing or deleting a hundred thousand people. Only for
 * rows whose every key and copied column the caller has made true itself, with what they point at locked.
 * Needs the right to set session_replication_role; without it everything is checked as usual, and slower.
 */
export async function trustOwnRows(trx: Db): Promise<() => Promise<void>> {
  const { rows } = await sql<{ may: boolean }>`
    select has_parameter_privilege('session_replication_role', 'SET') as may`.execute(trx);
  if (!rows[0]?.may) return async () => {};
  await sql`set local session_replication_role = replica`.execute(trx);
  return async () => void (await sql`set local session_replication_role = origin`.execute(trx));
}
