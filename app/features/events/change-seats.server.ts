import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";

/** Raises or lowers the seats of a session; added ones are offered to the first in line at once, with a letter each. */
export async function changeSeats(
  db: Db,
  jobs: Jobs,
  { sessionId, seats, now }: { sessionId: string; seats: number; now: Date },
): Promise<Result<object, "seats_given">> {
  const { rows } = await sql<{ done: boolean }>`
    select change_seats(${sessionId}, ${seats}, ${now}, ${jobs.mailDomain}) as done`.execute(db);
  jobs.wake();
  return rows[0]?.done ? { ok: true } : { ok: false, reason: "seats_given" };
}
