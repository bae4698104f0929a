import type { Db } from "#db/client.server.ts";
import { isId } from "~/lib/ids.ts";
import { type CheckInRefusal, isAttendance, type Press } from "./attendance.ts";
import { checkIn } from "./check-in.server.ts";
import { noteFamilyArrival } from "./family-parties.server.ts";
import { setAttendance } from "./set-attendance.server.ts";

type Refused = { guestId: string; reason: CheckInRefusal };

/**
 * What a desk pressed, in the order it was pressed, also hours ago while it had no connection. Each press is a
 * transaction of its own and bears being sent twice; answers those that couldn't be taken.
 */
export async function catchUp(
  db: Db,
  { sessionId, presses, memberId, now }: { sessionId: string; presses: Press[]; memberId: string; now: Date },
): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (const { guestId, attendance, at } of presses) {
    // A clock that runs ahead must not put an arrival into the future.
    const pressedAt = new Date(Math.min(new Date(at).getTime(), now.getTime()));
    const family = await noteFamilyArrival(db, {
      sessionId,
      partyId: guestId,
      attendance,
      at: pressedAt,
      now,
    });
    const said = { sessionId, candidateId: guestId, at: pressedAt, memberId };
    const result =
      family ??
      (attendance === "attended"
        ? await checkIn(db, { ...said, now })
        : await setAttendance(db, { ...said, attendance }));
    if (!result.ok) refused.push({ guestId, reason: result.reason });
  }
  return refused;
}

/** Reads what a list posts; undefined when it isn't a list of presses. */
export function readPresses(posted: unknown): Press[] | undefined {
  if (!Array.isArray(posted) || posted.length > 2000) return undefined;
  const presses = posted.flatMap((each: unknown) => {
    if (typeof each !== "object" || each === null) return [];
    const { guestId, attendance, at } = each as Record<string, unknown>;
    const isWhole =
      typeof guestId === "string" &&
      isId(guestId) &&
      typeof attendance === "string" &&
      isAttendance(attendance) &&
      typeof at === "string" &&
      !Number.isNaN(Date.parse(at));
    return isWhole ? [{ guestId, attendance, at }] : [];
  });
  return presses.length === posted.length ? presses : undefined;
}
