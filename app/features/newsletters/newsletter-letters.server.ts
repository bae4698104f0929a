import type { Db } from "#db/client.server.ts";
import { writeTouchpoints } from "~/features/candidates/write-touchpoint.server.ts";
import { findQuietHours } from "~/features/letters/letter-facts.server.ts";
import { afterQuiet } from "~/features/letters/quiet-hours.ts";
import { writeDeliveries, writeDelivery } from "~/features/letters/write-delivery.server.ts";
import { filledIn } from "~/features/letters/written-text.ts";
import type { MailingReader } from "~/features/mailings/mailing-audience.server.ts";
import { type MessageTexts, textFor } from "~/features/messages/message.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressed, fullName } from "~/lib/names.ts";

type Letters = {
  issueId: string;
  texts: MessageTexts;
  writtenBy: string | null;
  readers: MailingReader[];
  now: Date;
};

/** The letters of an issue, in the order of the readers; in their daytime. */
export async function writeNewsletterLetters(
  trx: Db,
  jobs: Jobs,
  { issueId, texts, writtenBy, readers, now }: Letters,
): Promise<string[]> {
  const hours = await findQuietHours(trx);
  const by = await findWriter(trx, writtenBy);
  return writeDeliveries(
    trx,
    jobs,
    readers.map((person) => ({
      letter: "newsletter",
      mailClass: "promotional",
      to: { candidateId: person.candidateId },
      address: person.email,
      locale: person.locale,
      details: { issueId, by, ...textFor(texts, person.locale) },
      notBefore: afterQuiet(now, person.zone, hours),
      now,
    })),
  );
}

/** An entry on each reader's timeline. Nobody of ours was in touch with them by it: it is no contact in person. */
export async function writeNewsletterEntries(
  trx: Db,
  { issueId, texts, writtenBy, readers, now }: Letters,
): Promise<void> {
  const company = await trx.selectFrom("company").select("name").executeTakeFirst();
  const by = await findWriter(trx, writtenBy);
  await writeTouchpoints(
    trx,
    readers.map((person) => {
      const { candidateId, locale } = person;
      const writer = by ? fullName(by, locale) : "";
      const values = { name: addressed(person, locale), company: company?.name ?? "", writer };
      const subject = filledIn(textFor(texts, locale)?.subject ?? "", values);
      return {
        ...{ candidateId, kind: "letter_sent", happenedAt: now, fromCandidate: false, isContact: false },
        ...{ memberId: writtenBy, details: { issueId, subject } },
      };
    }),
  );
}

type Tried = { texts: MessageTexts; to: { id: string; email: string }; locale: Locale; now: Date };

/** Sends the issue as it was typed to the colleague who wrote it. */
export async function tryNewsletter(db: Db, jobs: Jobs, { texts, to, locale, now }: Tried): Promise<void> {
  await db.transaction().execute(async (trx) =>
    writeDelivery(trx, jobs, {
      letter: "letter_test",
      mailClass: "transactional",
      to: { memberId: to.id },
      address: to.email,
      locale,
      details: {
        letter: "newsletter",
        by: await findWriter(trx, to.id),
        ...textFor(texts, locale),
      },
      now,
    }),
  );
}

async function findWriter(trx: Db, memberId: string | null) {
  const writer = await trx
    .selectFrom("member")
    .select(["family_name as familyName", "given_name as givenName", "romaji"])
    .where("id", "=", memberId)
    .executeTakeFirst();
  return writer ?? null;
}
