import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { todayIn } from "~/lib/dates.ts";

/**
 * By the clock, each night: notes of calls after 30 days, access needs 14 days after the briefing, and relatives to
 * whom nothing has been open for half a year.
 */
export async function forgetFamilies(
  db: Db,
  now: Date,
): Promise<{ calls: number; needs: number; relatives: number }> {
  const today = todayIn("Asia/Tokyo", now);
  const calls = await db.deleteFrom("family_call").where("delete_on", "<=", today).executeTakeFirst();
  const needs = await sql`
    update family_invitation set access_needs = '' from session
    where session.id = session_id and access_needs <> '' and ends_at < ${now}::timestamptz - interval '14 days'`.execute(
    db,
  );
  const relatives = await sql`
    delete from relative where updated_at < ${now}::timestamptz - interval '180 days'
      and not exists (select from (
        select distinct on (topic, channel) is_open, until_on, written_at from consent
        where relative_id = relative.id order by topic, channel, entry desc) newest
        where (is_open and until_on >= ${today}::date - 180) or written_at > ${now}::timestamptz - interval '180 days')`.execute(
    db,
  );
  return {
    calls: Number(calls.numDeletedRows),
    needs: Number(needs.numAffectedRows ?? 0),
    relatives: Number(relatives.numAffectedRows ?? 0),
  };
}
