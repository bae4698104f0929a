import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { removeTouchpoint, writeTouchpoints } from "~/features/candidates/write-touchpoint.server.ts";
import { mayBeOverridden } from "~/features/contact/contact-wish.ts";
import { sparePeople } from "~/features/contact/spare-people.server.ts";
import { inTransaction } from "~/features/events/in-transaction.server.ts";
import { findQuietHours } from "~/features/letters/letter-facts.server.ts";
import { afterQuiet } from "~/features/letters/quiet-hours.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import { type OutgoingTexts, passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { type MessageGroup, type MessageTexts, textFor } from "./message.ts";
import { chosenListeners, type Listener, listListeners } from "./message-audience.server.ts";

/** Between "send" and the first letter one may still stop. */
const sendingDelay = 60_000;

export type NewMessage = {
  /** Chosen when the preview was shown: sent twice, it is sent once. */
  id: string;
  eventId: string;
  sessionId?: string | undefined;
  groups: MessageGroup[];
  texts: MessageTexts;
  memberId: string;
  secondLook?: string | undefined;
  /** Why also those without a seat get it whose budget is spent, or who keep these weeks free. */
  overrideReason?: string | undefined;
  now: Date;
};

/**
 * Writes to the people of these groups, each in their language; who has no address or whose offer has ended is left out.
 * The letters leave after `sendingDelay`, at night in the reader's morning. It is a contact on each timeline.
 */
export async function sendMessage(
  db: Db,
  jobs: Jobs,
  message: NewMessage,
): Promise<Result<{ sent: number }, "not_published" | "nobody" | "wording">> {
  const { id, eventId, sessionId, groups, texts, memberId, now } = message;
  return inTransaction<Result<{ sent: number }, "not_published" | "nobody" | "wording">>(db, async (trx) => {
    const event = await trx
      .selectFrom("event")
      .select(["state", "way"])
      .where("id", "=", eventId)
      .where("state", "=", "published")
      .executeTakeFirst();
    if (!event) return { ok: false, reason: "not_published" } as const;
    const listeners = chosenListeners(await listListeners(trx, { eventId, sessionId, now }), groups);
    const able = listeners.filter(({ leftOut }) => !leftOut || mayBeOverridden(leftOut));
    const seatless = able.filter(({ hasSeat }) => !hasSeat).map(({ candidateId }) => candidateId);
    const asked = { candidateIds: seatless, eventId, place: "message", memberId, now } as const;
    // Pressed twice, the second waits here and finds the first.
    await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(trx);
    const known = await trx
      .selectFrom("event_message")
      .select("readers")
      .where("id", "=", id)
      .executeTakeFirst();
    if (known) return { ok: true, sent: known.readers } as const;
    const spared = await sparePeople(trx, { ...asked, overrideReason: message.overrideReason });
    const readers = able.filter(({ candidateId }) => !spared.has(candidateId));
    if (readers.length === 0) return { ok: false, reason: "nobody" } as const;
    const passed = { texts: messageWords(texts), place: "message", memberId, now } as const;
    const words = await passWording(trx, { ...passed, secondLook: message.secondLook });
    if (!words.ok) return words;
    const sendsAt = new Date(now.getTime() + sendingDelay);
    const written = await trx
      .insertInto("event_message")
      .values({
        id,
        event_id: eventId,
        session_id: sessionId ?? null,
        groups,
        texts: JSON.stringify(texts),
        written_by: memberId,
        written_at: now,
        sends_at: sendsAt,
        readers: readers.length,
      })
      .onConflict((row) => row.column("id").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!written) return { ok: true, sent: readers.length } as const;
    await writeMessageLetters(trx, jobs, { ...message, readers, sendsAt });
    await writeTouchpoints(
      trx,
      readers.map(({ candidateId, locale }) => ({
        candidateId,
        kind: "letter_sent",
        happenedAt: now,
        fromCandidate: false,
        isContact: true,
        memberId,
        details: { eventId, messageId: id, subject: textFor(texts, locale)?.subject ?? "" },
      })),
    );
    await bumpRevision(trx, eventId);
    return { ok: true, sent: readers.length } as const;
  });
}

type Letters = Pick<NewMessage, "id" | "eventId" | "texts" | "now"> & { readers: Listener[]; sendsAt: Date };

/** The letters alone; the preview writes them too, and takes them back. */
export async function writeMessageLetters(
  trx: Db,
  jobs: Jobs,
  { id, eventId, texts, readers, sendsAt, now }: Letters,
): Promise<string[]> {
  const sessions = await trx
    .selectFrom("session")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("event_id", "=", eventId)
    .executeTakeFirstOrThrow();
  const hours = await findQuietHours(trx);
  return writeDeliveries(
    trx,
    jobs,
    readers.map((person) => ({
      letter: "event_message",
      mailClass: person.hasSeat ? "transactional" : "promotional",
      to: { candidateId: person.candidateId },
      invitationId: person.invitationId,
      sessionId: person.sessionId,
      address: person.email,
      locale: person.locale,
      details: {
        messageId: id,
        ...textFor(texts, person.locale),
        isAhead: person.startsAt > now,
        isSettled: person.hasSeat || sessions.count === 1,
      },
      notBefore: afterQuiet(sendsAt, person.zone, hours),
      now,
    })),
  );
}

/** Stops what of a message hasn't left, and takes it off the timelines of those who don't get it. Answers how many. */
export async function stopMessage(
  db: Db,
  { eventId, messageId, now }: { eventId: string; messageId: string; now: Date },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const stopped = await trx
      .updateTable("delivery")
      .set({ state: "stopped", finished_at: now })
      .where("state", "=", "queued")
      .where("letter", "=", "event_message")
      .where("not_before", ">", now)
      .where("invitation_id", "in", (q) =>
        q.selectFrom("invitation").select("id").where("event_id", "=", eventId),
      )
      .where(sql<boolean>`details->>'messageId' = ${messageId}`)
      .returning("candidate_id as candidateId")
      .execute();
    const candidateIds = stopped.flatMap(({ candidateId }) => candidateId ?? []);
    if (candidateIds.length === 0) return 0;
    const entries = await trx
      .selectFrom("touchpoint")
      .select("id")
      .where("candidate_id", "in", candidateIds)
      .where("kind", "=", "letter_sent")
      .where(sql<boolean>`details->>'messageId' = ${messageId}`)
      .execute();
    for (const { id } of entries) await removeTouchpoint(trx, id);
    await trx.updateTable("event_message").set({ stopped_at: now }).where("id", "=", messageId).execute();
    await bumpRevision(trx, eventId);
    return candidateIds.length;
  });
}

/** What a message says, by the fields of its form. */
export function messageWords(texts: MessageTexts): OutgoingTexts {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([language, words]) => [
      [`subject_${language}`, words.subject],
      [`text_${language}`, words.text],
    ]),
  );
}

/** A fresh id for a message that is about to be shown. */
export function newMessageId(): string {
  return uuidv7();
}

async function bumpRevision(trx: Db, eventId: string) {
  await trx
    .updateTable("event")
    .set((set) => ({ revision: set("revision", "+", 1) }))
    .where("id", "=", eventId)
    .execute();
}
