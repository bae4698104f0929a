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

/** Places that families hold in these sessions, each family once. */
export async function countFamilyPlaces(trx: Db, sessionIds: string[]): Promise<number> {
  const { rows } = await sql<{
    places: number;
  }>`select family_places(${sessionIds}::uuid[]) as places`.execute(trx);
  return rows[0]?.places ?? 0;
}

type MergedFamilies = {
  fromId: string;
  intoId: string;
  /** Old and new time and place. */
  move: Record<string, unknown>;
  reason: string;
  now: Date;
};

/** Takes families along into the other session, seat or place in line and entry; answers how many were told. */
export async function mergeFamilies(trx: Db, jobs: Jobs, merged: MergedFamilies): Promise<number> {
  const { fromId, intoId, move, reason, now } = merged;
  const { rows } = await sql<{ told: number }>`
    select merge_families(${fromId}, ${intoId}, ${JSON.stringify(move)}::jsonb, ${JSON.stringify({ reason })}::jsonb, ${now},
      ${jobs.mailDomain}) as told`.execute(trx);
  return rows[0]?.told ?? 0;
}

/** After seats were added: the first families in line are seated, and told. */
export async function seatWaitingFamilies(trx: Db, jobs: Jobs, sessionId: string, now: Date) {
  await sql`select seat_waiting_families(${sessionId}, ${now}, ${jobs.mailDomain})`.execute(trx);
}
