import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { SessionState } from "./event.ts";
import { noteSessionChange } from "./session-changes.server.ts";
import { seatWaitingFamilies } from "./tell-families.server.ts";

type Closing = { sessionId: string; memberId: string; now: Date };

/** Takes no new picks for a session; seats and places in line stay, freed seats are not passed on. False unless it was open. */
export async function closeSession(db: Db, { sessionId, memberId, now }: Closing): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (!(await setState(trx, sessionId, "open", "closed"))) return false;
    await noteSessionChange(trx, { sessionId, kind: "closed", memberId, now });
    return true;
  });
}

/** Takes picks again, and offers what is free to those who wait. False unless it was closed. */
export async function reopenSession(
  db: Db,
  jobs: Jobs,
  { sessionId, memberId, now }: Closing,
): Promise<boolean> {
  const isDone = await db.transaction().execute(async (trx) => {
    if (!(await setState(trx, sessionId, "closed", "open"))) return false;
    await noteSessionChange(trx, { sessionId, kind: "reopened", memberId, now });
    await sql`select offer_free_seats(${sessionId}, ${now}, ${jobs.mailDomain})`.execute(trx);
    await seatWaitingFamilies(trx, jobs, sessionId, now);
    return true;
  });
  if (isDone) jobs.wake();
  return isDone;
}

async function setState(trx: Db, sessionId: string, from: SessionState, to: SessionState): Promise<boolean> {
  const changed = await trx
    .updateTable("session")
    .set((set) => ({ state: to, revision: set("revision", "+", 1) }))
    .where("id", "=", sessionId)
    .where("state", "=", from)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}
