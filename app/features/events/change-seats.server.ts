import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { noteSessionChange } from "./session-changes.server.ts";
import { seatWaitingFamilies } from "./tell-families.server.ts";

/**
 * Raises or lowers the seats of a session; added ones are offered to the first in line at once, with a letter each.
 * Fewer than are given is refused with the number of places that must first come free.
 */
export async function changeSeats(
  db: Db,
  jobs: Jobs,
  {
    sessionId,
    seats,
    memberId,
    now,
  }: {
    sessionId: string;
    seats: number;
    memberId?: string;
    now: Date;
  },
): Promise<{ ok: true } | { ok: false; reason: "seats_given"; release: number }> {
  const release = await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ release: number }>`
      select change_seats(${sessionId}, ${seats}, ${now}, ${jobs.mailDomain}) as release`.execute(trx);
    const missing = rows[0]?.release ?? 0;
    if (missing === 0) await seatWaitingFamilies(trx, jobs, sessionId, now);
    if (missing === 0)
      await noteSessionChange(trx, { sessionId, kind: "seats", details: { seats }, memberId, now });
    return missing;
  });
  jobs.wake();
  return release === 0 ? { ok: true } : { ok: false, reason: "seats_given", release };
}
