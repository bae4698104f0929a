import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoints } from "~/features/candidates/write-touchpoint.server.ts";
import { mayBeOverridden } from "~/features/contact/contact-wish.ts";
import { sparePeople } from "~/features/contact/spare-people.server.ts";
import { findQuietHours } from "~/features/letters/letter-facts.server.ts";
import { afterQuiet } from "~/features/letters/quiet-hours.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import { filledIn } from "~/features/letters/written-text.ts";
import { textFor } from "~/features/messages/message.ts";
import { messageWords } from "~/features/messages/send-message.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { addressed, fullName } from "~/lib/names.ts";
import type { Result } from "~/lib/result.ts";
import { type MailingWords, unknownNames } from "./mailing.ts";
import { type Chosen, listMailingReaders, type MailingReader, markOf } from "./mailing-audience.server.ts";

/** Between "send" and the first letter one may still stop. */
export const sendingDelay = 60_000;

export type NewMailing = MailingWords &
  Chosen & {
    /** Chosen when the preview was shown: sent twice, it is sent once. */
    id: string;
    /** Of the readers whom the preview showed. */
    mark: string;
    memberId: string;
    secondLook?: string | undefined;
    /** Why also those get it who should be spared now. */
    overrideReason?: string | undefined;
  };

export type MailingRefusal = "nobody" | "too_many" | "no_reason" | "unknown_name" | "wording" | "changed";

/** A refusal after something was written: all of it is taken back. */
class Refused extends Error {
  readonly reason: MailingRefusal;
  constructor(reason: MailingRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Writes to the chosen people, each in their language, in one transaction with the record of who wrote it and an entry
 * on each timeline. The letters leave after `sendingDelay`, at night in the reader's morning.
 */
export async function sendMailing(
  db: Db,
  jobs: Jobs,
  mailing: NewMailing,
): Promise<Result<{ readers: number }, MailingRefusal>> {
  const { texts, mailClass, classReason } = mailing;
  if (mailClass === "transactional" && classReason === "") return { ok: false, reason: "no_reason" };
  if (unknownNames(texts).length > 0) return { ok: false, reason: "unknown_name" };
  try {
    const readers = await db.transaction().execute((trx) => sendOnce(trx, jobs, mailing));
    return { ok: true, readers };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    throw error;
  }
}

async function sendOnce(trx: Db, jobs: Jobs, mailing: NewMailing): Promise<number> {
  const { id, memberId, texts, mailClass, clock, overrideReason, secondLook } = mailing;
  const { now } = clock;
  // Pressed twice, the second waits here and finds the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(trx);
  const known = await trx.selectFrom("mailing").select("readers").where("id", "=", id).executeTakeFirst();
  if (known) return known.readers;
  const chosen = await listMailingReaders(trx, mailing);
  if (!chosen) throw new Refused("too_many");
  const able = chosen.filter(({ leftOut }) => !leftOut || mayBeOverridden(leftOut));
  const spared =
    mailClass === "promotional"
      ? await sparePeople(trx, {
          candidateIds: able.map(({ candidateId }) => candidateId),
          ...{ place: "mailing", memberId, overrideReason, now },
        })
      : new Set<string>();
  const readers = able.filter(({ candidateId }) => !spared.has(candidateId));
  if (readers.length === 0) throw new Refused("nobody");
  if (markOf(readers) !== mailing.mark) throw new Refused("changed");
  const words = { texts: messageWords(texts), place: "mailing", memberId, secondLook, now } as const;
  if (!(await passWording(trx, words)).ok) throw new Refused("wording");
  await trx
    .insertInto("mailing")
    .values({
      ...{ id, texts: JSON.stringify(texts), mail_class: mailClass, class_reason: mailing.classReason },
      ...{ written_by: memberId, written_at: now, sends_at: new Date(now.getTime() + sendingDelay) },
      readers: readers.length,
    })
    .execute();
  await writeMailingLetters(trx, jobs, { ...mailing, readers });
  await writeEntries(trx, mailing, readers);
  return readers.length;
}

type Letters = Pick<NewMailing, "id" | "texts" | "mailClass" | "memberId" | "clock"> & {
  readers: MailingReader[];
};

/** The letters alone, in the order of the readers; the preview writes them too, and takes them back. */
export async function writeMailingLetters(
  trx: Db,
  jobs: Jobs,
  { id, texts, mailClass, memberId, clock: { now }, readers }: Letters,
): Promise<string[]> {
  const hours = await findQuietHours(trx);
  const by = await findWriter(trx, memberId);
  const sendsAt = new Date(now.getTime() + sendingDelay);
  return writeDeliveries(
    trx,
    jobs,
    readers.map((person) => ({
      letter: "mailing",
      mailClass,
      to: { candidateId: person.candidateId },
      address: person.email,
      locale: person.locale,
      details: { mailingId: id, by, ...textFor(texts, person.locale) },
      notBefore: afterQuiet(sendsAt, person.zone, hours),
      now,
    })),
  );
}

async function writeEntries(trx: Db, { id, texts, memberId, clock }: NewMailing, readers: MailingReader[]) {
  const company = await trx.selectFrom("company").select("name").executeTakeFirst();
  const by = await findWriter(trx, memberId);
  await writeTouchpoints(
    trx,
    readers.map((person) => {
      const { candidateId, locale } = person;
      const writer = by ? fullName(by, locale) : "";
      const values = { name: addressed(person, locale), company: company?.name ?? "", writer };
      const subject = filledIn(textFor(texts, locale)?.subject ?? "", values);
      return {
        ...{ candidateId, kind: "letter_sent", happenedAt: clock.now, fromCandidate: false },
        ...{ isContact: true, memberId, details: { mailingId: id, subject } },
      };
    }),
  );
}

async function findWriter(trx: Db, memberId: string) {
  const writer = await trx
    .selectFrom("member")
    .select(["family_name as familyName", "given_name as givenName", "romaji"])
    .where("id", "=", memberId)
    .executeTakeFirst();
  return writer ?? null;
}
