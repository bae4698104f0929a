import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import type { CheckInRefusal } from "./attendance.ts";

export type Arrival = {
  sessionId: string;
  candidateId: string;
  /** When they came in: the moment of the press, which a list without connection sends later. */
  at: Date;
  /** Who pressed; null when the person did, at the door. */
  memberId: string | null;
  now: Date;
};

/**
 * Notes that somebody came: from 3 hours before the start to the end by themselves, from 12 hours before by staff,
 * who may also let in an invited person without a seat. The same arrival again keeps the earlier time and changes nothing.
 */
export async function checkIn(
  db: Db,
  { sessionId, candidateId, at, memberId, now }: Arrival,
): Promise<Result<{ arrivedAt: Date; changed: boolean }, CheckInRefusal>> {
  const { rows } = await sql<{ refusal: CheckInRefusal | null; arrivedAt: Date; changed: boolean }>`
    select refusal, arrived_at as "arrivedAt", changed
    from check_in(${sessionId}, ${candidateId}, ${at}, ${memberId}, ${now})`.execute(db);
  const decided = rows[0];
  if (!decided) throw new Error("check_in returned no row");
  if (decided.refusal) return { ok: false, reason: decided.refusal };
  return { ok: true, arrivedAt: decided.arrivedAt, changed: decided.changed };
}
