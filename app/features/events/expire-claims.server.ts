import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";

/**
 * Passes on the seats whose claim has run out, each to the next in line, with a letter. Answers how many ran out.
 * One transaction per session, so that a busy one doesn't hold up the others; safe to run twice at once.
 */
export async function expireClaims(db: Db, jobs: Jobs, now: Date): Promise<number> {
  const late = await db
    .selectFrom("seat")
    .select("session_id")
    .distinct()
    .where("state", "=", "offered")
    .where("claim_until", "<=", now)
    .execute();
  let passed = 0;
  for (const { session_id } of late) {
    const { rows } = await sql<{ passed: number }>`
      select pass_on_claims(${session_id}, ${now}, ${jobs.mailDomain}) as passed`.execute(db);
    passed += rows[0]?.passed ?? 0;
  }
  if (passed > 0) jobs.wake();
  return passed;
}
