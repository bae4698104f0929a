import type { Db } from "#db/client.server.ts";
import type { LetterContent, LetterSender } from "#emails/layout/letter-content.ts";
import type { Letter } from "~/features/letters/letter.ts";
import { writtenLetter } from "~/features/letters/letter-content.server.ts";
import { textDetail } from "~/features/letters/letter-details.ts";
import type { LetterFacts } from "~/features/letters/letter-facts.server.ts";
import { type OwnText, withOwnText } from "~/features/letters/own-text.ts";
import { fieldValues } from "~/features/letters/own-texts.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale, type Locale } from "~/lib/locale.ts";
import { addressed } from "~/lib/names.ts";
import { findSample, ourContent } from "./letter-sample.server.ts";
import { isEditable } from "./letter-text.ts";

type Tried = {
  letter: Letter;
  locale: Locale;
  text: OwnText;
  to: { id: string; email: string };
  now: Date;
};

/** Sends the letter as it was typed to the colleague who wrote it, with a real person's data and no working links. */
export async function tryLetterText(
  db: Db,
  jobs: Jobs,
  { letter, locale, text, to, now }: Tried,
): Promise<void> {
  await db.transaction().execute((trx) =>
    writeDelivery(trx, jobs, {
      letter: "letter_test",
      mailClass: "transactional",
      to: { memberId: to.id },
      address: to.email,
      locale,
      details: { letter, ...text },
      now,
    }),
  );
  jobs.wake();
}

/** Words of such a letter; undefined for any other. */
export function testLetters(means: { db: Db; secret: string; appUrl: string }) {
  return async (facts: LetterFacts, sender: LetterSender, now: Date): Promise<LetterContent | undefined> => {
    const { letter, locale, details } = facts;
    const tried = textDetail(details, "letter");
    if (letter === "letter_test" && tried === "newsletter" && isLocale(locale))
      return writtenLetter({ ...facts, letter: tried }, sender, {
        locale,
        greeting: addressed(facts, locale),
      });
    if (letter !== "letter_test" || !isEditable(tried) || !isLocale(locale)) return undefined;
    const sample = await findSample(means.db, { letter: tried, locale, now });
    const ours = sample && (await ourContent(means, sample, { locale, now }));
    if (!ours) return undefined;
    const text = {
      subject: textDetail(details, "subject"),
      title: textDetail(details, "title"),
      body: textDetail(details, "body"),
    };
    return withOwnText(ours, text, fieldValues(sample.facts, ours));
  };
}
