import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";

// Families of a briefing have no place in this room's tables. Statements of their own, under the session's lock that
// the caller holds, tell those whom a candidate lets us tell; for any other kind of event they find nobody.

type FamilyNews = {
  sessionId: string;
  letter: "family_changed" | "family_cancelled";
  details?: Record<string, unknown> | undefined;
  now: Date;
};

/** Raises the entries in their calendars and writes the letters. */
export async function tellFamilies(trx: Db, jobs: Jobs, { sessionId, letter, details, now }: FamilyNews) {
  await sql`select tell_families(${sessionId}, ${letter}, ${JSON.stringify(details ?? {})}::jsonb, ${now},
    ${jobs.mailDomain})`.execute(trx);
}

/** After seats were added: the first families in line are seated, and told. */
export async function seatWaitingFamilies(trx: Db, jobs: Jobs, sessionId: string, now: Date) {
  await sql`select seat_waiting_families(${sessionId}, ${now}, ${jobs.mailDomain})`.execute(trx);
}
