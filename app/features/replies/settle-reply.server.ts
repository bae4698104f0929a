import type { Db } from "#db/client.server.ts";
import { addNote, type NoteAdded } from "~/features/candidates/add-note.server.ts";
import type { Answer } from "~/features/events/answer.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { findSender } from "./find-entry.server.ts";
import type { DoneWay, ReviewReason } from "./inbound-mail.ts";
import { listOpenAnswers } from "./open-answers.server.ts";
import { takeAnswer } from "./take-answer.server.ts";

type Settling = { mailId: string; by: string; now: Date };

/**
 * Notes for the person what a colleague read in the mail, as their own page would: a candidate's answer with the colleague's
 * name, a host's or a relative's as theirs. Letters go to the address on file, never to the one that wrote. `openId`: of the
 * invitation, for a host of the session.
 */
export async function answerFromReply(
  db: Db,
  jobs: Jobs,
  { openId, answer, ...settling }: Settling & { openId: string; answer: Answer },
): Promise<Result<object, ReviewReason | "gone">> {
  return db.transaction().execute(async (trx) => {
    const mail = await lockReview(trx, settling.mailId);
    if (!mail) return { ok: false, reason: "gone" } as const;
    const open = await listOpenAnswers(trx, mail, settling.now);
    const entry = open.find((each) => each.id === openId && each.choices.includes(answer))?.entry;
    if (!entry) return { ok: false, reason: "past" } as const;
    const { by: memberId, now } = settling;
    const taken = await takeAnswer(trx, jobs, {
      entry,
      answer,
      word: mail.word,
      source: "staff",
      memberId,
      now,
    });
    if (!taken.ok) return taken;
    await settle(trx, settling, "answered");
    jobs.wake();
    return { ok: true } as const;
  });
}

/** Says whose mail it is: a candidate's, a colleague's or a relative's; it stays in the queue. */
export async function linkReply(
  db: Db,
  { mailId, email }: { mailId: string; email: string },
): Promise<Result<object, "gone" | "nobody">> {
  return db.transaction().execute(async (trx) => {
    if (!(await lockReview(trx, mailId))) return { ok: false, reason: "gone" } as const;
    const person = await findSender(trx, email.trim(), []);
    if (!person) return { ok: false, reason: "nobody" } as const;
    await trx
      .updateTable("inbound_mail")
      .set({
        candidate_id: person.candidateId ?? null,
        member_id: person.memberId ?? null,
        relative_id: person.relativeId ?? null,
      })
      .where("id", "=", mailId)
      .execute();
    return { ok: true } as const;
  });
}

/** Keeps what a colleague wrote of it on the person's timeline; the note check applies. */
export async function noteReply(db: Db, settling: Settling & { text: string }): Promise<NoteAdded> {
  const mail = await db
    .selectFrom("inbound_mail")
    .select("candidate_id")
    .where("id", "=", settling.mailId)
    .where("state", "=", "review")
    .executeTakeFirst();
  if (!mail?.candidate_id) return { ok: false, reason: "not_found" };
  const { text, by, now } = settling;
  const noted = await addNote(db, { candidateId: mail.candidate_id, text, isContact: true, by, now });
  if (noted.ok) await settle(db, settling, "noted");
  return noted;
}

export async function dismissReply(db: Db, settling: Settling, how: "dismissed" | "replied"): Promise<void> {
  await settle(db, settling, how);
}

/** Back into the queue. An answer that was noted stays: it is changed where answers are. */
export async function reopenReply(db: Db, mailId: string): Promise<void> {
  await db
    .updateTable("inbound_mail")
    .set({ state: "review", done_at: null, done_by: null, done_how: "" })
    .where("id", "=", mailId)
    .where("state", "=", "done")
    .where("raw", "is not", null)
    .execute();
}

async function settle(db: Db, { mailId, by, now }: Settling, how: DoneWay): Promise<void> {
  await db
    .updateTable("inbound_mail")
    .set({ state: "done", done_at: now, done_by: by, done_how: how })
    .where("id", "=", mailId)
    .where("state", "=", "review")
    .execute();
}

/** Two colleagues who settle the same mail wait for each other. */
async function lockReview(trx: Db, mailId: string) {
  return trx
    .selectFrom("inbound_mail")
    .select(["candidate_id as candidateId", "member_id as memberId", "relative_id as relativeId", "word"])
    .where("id", "=", mailId)
    .where("state", "=", "review")
    .forUpdate()
    .executeTakeFirst();
}
