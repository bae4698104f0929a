import type { Db } from "#db/client.server.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";
import { type DueReminder, listDueReminders } from "./due-reminders.server.ts";
import { type ReminderKind, reminderKinds, reminderLetters } from "./reminder.ts";

/**
 * Writes the letters that have become due, each with the row that says so in one transaction: whoever writes the row
 * first writes the letter. Any number of workers may do this at once, and again. Answers how many letters it wrote.
 */
export async function writeReminders(db: Db, jobs: Jobs, now: Date, batch = 500): Promise<number> {
  let written = 0;
  for (const kind of reminderKinds)
    for (;;) {
      const due = await listDueReminders(db, kind, { now, limit: batch });
      if (due.length > 0) written += await writeThese(db, jobs, { kind, due, now });
      if (due.length < batch) break;
    }
  return written;
}

async function writeThese(
  db: Db,
  jobs: Jobs,
  { kind, due, now }: { kind: ReminderKind; due: DueReminder[]; now: Date },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const ours = new Set((await claim(trx, kind, due, now)).map(nameOf));
    const people = due.filter((person) => ours.has(nameOf(person)));
    await writeDeliveries(
      trx,
      jobs,
      people.map((person) => ({
        letter: reminderLetters[kind],
        mailClass: "transactional",
        to: { candidateId: person.candidateId },
        invitationId: person.invitationId,
        sessionId: person.sessionId,
        address: person.email,
        locale: isLocale(person.locale) ? person.locale : "ja",
        ...(person.occasion.includes(" ") && { details: { startsAt: person.startsAt.toISOString() } }),
        now,
      })),
    );
    return people.length;
  });
}

/** Marks these as written; answers those that weren't yet. In one order, so that two workers don't wait for each other. */
async function claim(
  trx: Db,
  kind: ReminderKind,
  due: DueReminder[],
  now: Date,
): Promise<{ invitationId: string; occasion: string }[]> {
  return trx
    .insertInto("reminder")
    .values(
      due.map(({ invitationId, occasion }) => ({
        invitation_id: invitationId,
        kind,
        occasion,
        written_at: now,
      })),
    )
    .onConflict((row) => row.doNothing())
    .returning(["invitation_id as invitationId", "occasion"])
    .execute();
}

function nameOf({ invitationId, occasion }: { invitationId: string; occasion: string }): string {
  return `${invitationId} ${occasion}`;
}
