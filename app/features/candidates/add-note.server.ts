import type { Db } from "#db/client.server.ts";
import { checkNote, type NoteCheck } from "~/features/notes/check-note.ts";
import type { NotePurpose } from "~/features/notes/note.ts";
import { reportWrongStop } from "~/features/notes/wrong-stops.server.ts";
import { addTask } from "~/features/tasks/add-task.server.ts";
import { findNamed, isColleague } from "~/features/tasks/task-queries.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { writeTouchpoint } from "./write-touchpoint.server.ts";

export type NewNote = {
  candidateId: string;
  text: string;
  isContact: boolean;
  purpose?: NotePurpose;
  /** The day it is deleted. */
  expiresOn?: string;
  task?: { title: string; dueOn: string; memberId: string };
  /** The author says that the check is wrong: the note is kept, and administrators hear of it. */
  isStoppedWrongly?: boolean;
  by: string;
  zone?: string;
  now: Date;
};

export type NoteAdded =
  | { ok: true }
  | { ok: false; reason: "not_found" | "empty" | "unknown_member" }
  | { ok: false; reason: "stopped"; check: Extract<NoteCheck, { ok: false }> };

/**
 * Keeps a note on the timeline. The person may ask to read it, and the page says so. What the note check stops isn't
 * kept. Colleagues named with @ find it on their Today.
 */
export async function addNote(db: Db, note: NewNote): Promise<NoteAdded> {
  const text = note.text.trim();
  if (text === "") return { ok: false, reason: "empty" };
  const check = checkNote(note.task ? `${text}\n${note.task.title}` : text);
  if (!check.ok && !note.isStoppedWrongly) return { ok: false, reason: "stopped", check };
  return db.transaction().execute(async (trx) => {
    const candidate = await trx
      .selectFrom("candidate")
      .select("id")
      .where("id", "=", note.candidateId)
      .where("merged_into_id", "is", null)
      .executeTakeFirst();
    if (!candidate) return { ok: false, reason: "not_found" };
    if (note.task && !(await isColleague(trx, note.task.memberId)))
      return { ok: false, reason: "unknown_member" };
    const { touchpointId } = await writeTouchpoint(trx, {
      candidateId: candidate.id,
      kind: "note",
      happenedAt: note.now,
      fromCandidate: false,
      isContact: note.isContact,
      memberId: note.by,
      body: text,
      purpose: note.purpose ?? "support",
      ...(note.expiresOn ? { expiresOn: note.expiresOn } : {}),
    });
    if (!check.ok)
      await reportWrongStop(trx, {
        memberId: note.by,
        candidateId: candidate.id,
        touchpointId,
        place: "note",
        text,
        found: check.found,
        now: note.now,
      });
    const about = { candidateId: candidate.id, touchpointId, by: note.by, now: note.now };
    const dueOn = todayIn(note.zone ?? "Asia/Tokyo", note.now);
    for (const memberId of await findNamed(trx, text))
      if (memberId !== note.by)
        await addTask(trx, { ...about, kind: "mention", title: shortened(text), dueOn, memberId });
    if (note.task) await addTask(trx, { ...about, ...note.task });
    return { ok: true };
  });
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
