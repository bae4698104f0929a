import type { Db } from "#db/client.server.ts";
import type { LetterContent } from "#emails/layout/letter-content.ts";
import { formatDay, formatRange, formatShortDay } from "~/lib/dates.ts";
import { isLocale, type Locale } from "~/lib/locale.ts";
import type { Letter } from "./letter.ts";
import type { LetterFacts } from "./letter-facts.server.ts";
import { type FieldValues, type OwnText, withOwnText } from "./own-text.ts";
import { textIn } from "./texts.ts";

/** Letters in the company's own words, by letter and language. */
export type OwnTexts = ReadonlyMap<string, OwnText>;

export async function findOwnTexts(db: Db): Promise<OwnTexts> {
  const rows = await db
    .selectFrom("letter_text")
    .select(["letter", "locale", "subject", "title", "body"])
    .execute();
  return new Map(rows.map(({ letter, locale, ...text }) => [keyOf(letter, locale), text]));
}

export function ownTextOf(texts: OwnTexts, letter: Letter, locale: Locale): OwnText | undefined {
  return texts.get(keyOf(letter, locale));
}

/** The letter as its reader gets it: in the company's words where it has written some. */
export function inOwnWords(content: LetterContent, letter: LetterFacts, texts: OwnTexts): LetterContent {
  const own = ownTextOf(texts, letter.letter, content.locale);
  return own ? withOwnText(content, own, fieldValues(letter, content)) : content;
}

/** What the fields of a text stand for in this letter; "" where it has nothing to say. */
export function fieldValues({ event, zone }: LetterFacts, content: LetterContent): FieldValues {
  const { locale, sender } = content;
  const common = { company: sender.company, recruiter: sender.person };
  if (!event) return { ...common, title: "", when: "", day: "", place: "", deadline: "" };
  const { startsAt, endsAt, answerBy } = event;
  return {
    ...common,
    title: textIn(event.title, locale),
    when: formatRange(startsAt, endsAt, { locale, zone, zoneName: true }),
    day: formatShortDay(startsAt, { locale, zone }),
    place: textIn(event.place, locale) || event.address || event.onlineUrl,
    deadline: answerBy ? formatDay(answerBy, { locale, zone, year: locale === "en" }) : "",
  };
}

function keyOf(letter: string, locale: string): string {
  return `${letter} ${isLocale(locale) ? locale : "ja"}`;
}
