import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { removeTouchpoint, writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import type { Result } from "~/lib/result.ts";
import type { Attendance } from "./attendance.ts";

type Said = {
  sessionId: string;
  candidateId: string;
  attendance: Exclude<Attendance, "attended">;
  /** When it was pressed; an arrival noted after that stays. */
  at: Date;
  memberId: string;
};

/** Takes an arrival back, or notes that somebody excused themselves or didn't come. The timeline follows. */
export async function setAttendance(
  db: Db,
  { sessionId, candidateId, attendance, at, memberId }: Said,
): Promise<Result<object, "no_seat">> {
  return db.transaction().execute(async (trx) => {
    const seat = await trx
      .selectFrom("seat")
      .innerJoin("session", "session.id", "seat.session_id")
      .select(["seat.attendance", "seat.attended_at", "session.event_id", "session.starts_at"])
      .where("seat.session_id", "=", sessionId)
      .where("seat.candidate_id", "=", candidateId)
      .where("seat.state", "=", "going")
      .forNoKeyUpdate(["seat"])
      .executeTakeFirst();
    if (!seat) return { ok: false, reason: "no_seat" } as const;
    const isOvertaken = seat.attended_at !== null && seat.attended_at > at;
    if (seat.attendance === attendance || isOvertaken) return { ok: true } as const;
    await trx
      .updateTable("seat")
      .set({ attendance, attended_at: null, attended_how: null })
      .where("session_id", "=", sessionId)
      .where("candidate_id", "=", candidateId)
      .execute();
    await forgetOnTimeline(trx, sessionId, candidateId);
    if (attendance !== "unknown")
      await writeTouchpoint(trx, {
        candidateId,
        kind: attendance,
        happenedAt: seat.starts_at,
        fromCandidate: attendance === "excused",
        isContact: false,
        memberId,
        details: { eventId: seat.event_id, sessionId },
      });
    await trx
      .updateTable("session")
      .set((is) => ({ revision: is("revision", "+", 1) }))
      .where("id", "=", sessionId)
      .execute();
    return { ok: true } as const;
  });
}

async function forgetOnTimeline(trx: Db, sessionId: string, candidateId: string) {
  const entries = await trx
    .selectFrom("touchpoint")
    .select("id")
    .where("candidate_id", "=", candidateId)
    .where("kind", "in", ["attended", "excused", "no_show"])
    .where(sql<boolean>`details->>'sessionId' = ${sessionId}`)
    .execute();
  for (const { id } of entries) await removeTouchpoint(trx, id);
}
