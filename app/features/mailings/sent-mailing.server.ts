import type { Db } from "#db/client.server.ts";
import { stopSentence } from "~/features/letters/letter-words.ts";
import { textFor } from "~/features/messages/message.ts";
import { formatDayTime, formatShortDayTime } from "~/lib/dates.ts";
import { type Locale, localeNames, locales } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { findMailing, listMailingLetters, listMailings, type SentMailing } from "./mailing-queries.server.ts";

type Reader = { locale: Locale; zone: string };

/** One mailing as it was sent: its words, its class, each letter and what can still be stopped; undefined for none. */
export async function readSentMailing(
  db: Db,
  { id, now, reader }: { id: string; now: Date; reader: Reader },
) {
  const mailing = await findMailing(db, id, now);
  if (!mailing) return undefined;
  const { locale } = reader;
  const letters = await listMailingLetters(db, id);
  const { texts, waiting, leavesAt } = mailing;
  return {
    ...lineOf(mailing, reader),
    texts: locales.flatMap((language) => {
      const words = texts[language];
      return words ? [{ ...words, language, name: localeNames[language] }] : [];
    }),
    waiting: leavesAt
      ? m.mailing_waiting({ count: waiting, at: formatShortDayTime(leavesAt, reader) }, { locale })
      : "",
    letters: letters.map(({ because, ...letter }) => ({
      ...letter,
      name: fullName(letter, locale),
      why: letter.state === "stopped" ? stopSentence(because ?? "", locale) : "",
    })),
  };
}

export async function readMailingList(db: Db, now: Date, reader: Reader) {
  return (await listMailings(db, now)).map((mailing) => lineOf(mailing, reader));
}

function lineOf({ id, texts, readers, mailClass, classReason, ...mailing }: SentMailing, reader: Reader) {
  const { locale } = reader;
  const { familyName, givenName, romaji, writtenAt } = mailing;
  const name = familyName ? fullName({ familyName, givenName: givenName ?? "", romaji }, locale) : "";
  return {
    id,
    subject: textFor(texts, locale)?.subject ?? "",
    by: m.mailing_by({ name, at: formatDayTime(writtenAt, reader) }, { locale }),
    readers: m.event_people({ count: readers }, { locale }),
    class:
      mailClass === "promotional"
        ? m.mailing_promotional({}, { locale })
        : m.mailing_was_needed({ reason: classReason }, { locale }),
  };
}
