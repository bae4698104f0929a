import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";

type Desk = { memberId: string; role: string };

/** A note for the desk itself. False where there is no such report, or whoever writes isn't the desk. */
export async function noteOnReport(
  db: Db,
  { reportId, by, body, now }: { reportId: string; by: Desk; body: string; now: Date },
): Promise<boolean> {
  if (by.role !== "desk" || body.trim() === "") return false;
  const note = {
    id: uuidv7(),
    report_id: reportId,
    member_id: by.memberId,
    body: body.trim(),
    written_at: now,
  };
  await db.insertInto("report_note").values(note).execute();
  return true;
}

/** Closes a report, or opens it again; from closing on its year runs. */
export async function closeReport(
  db: Db,
  { reportId, by, isClosed, now }: { reportId: string; by: Desk; isClosed: boolean; now: Date },
): Promise<boolean> {
  if (by.role !== "desk") return false;
  await db
    .updateTable("report")
    .set({ closed_at: isClosed ? now : null })
    .where("id", "=", reportId)
    .where("closed_at", isClosed ? "is" : "is not", null)
    .execute();
  return true;
}
