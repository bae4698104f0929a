import type { Db } from "#db/client.server.ts";
import { renderLetter } from "#emails/layout/render-letter.tsx";
import type { Letter } from "~/features/letters/letter.ts";
import { type OwnText, partsOf, type TextPart, textOf, withOwnText } from "~/features/letters/own-text.ts";
import { fieldValues, findOwnTexts, ownTextOf } from "~/features/letters/own-texts.server.ts";
import { type Locale, locales } from "~/lib/locale.ts";
import { addressed } from "~/lib/names.ts";
import { findSample, ourContent } from "./letter-sample.server.ts";
import { neededParts } from "./letter-text.ts";

type Means = { db: Db; secret: string; appUrl: string };
type Asked = { letter: Letter; locale: Locale; now: Date };

export type TextPreview = {
  language: Locale;
  /** Of the person whose letter it is. */
  name: string;
  isOwn: boolean;
  subject: string;
  html: string;
  text: string;
};

export type LetterTextPage = {
  ours: OwnText;
  own: OwnText | undefined;
  needs: TextPart[];
  /** One a language, the one that is edited with the text as it was typed. */
  previews: TextPreview[];
};

/** Both versions of a letter and how it looks with a real person's data; undefined where no letter was ever written. */
export async function readLetterText(
  means: Means,
  { letter, locale, now }: Asked,
  typed?: OwnText,
): Promise<LetterTextPage | undefined> {
  const sample = await findSample(means.db, { letter, locale, now });
  if (!sample) return undefined;
  const texts = await findOwnTexts(means.db);
  const content = await ourContent(means, sample, { locale, now });
  if (!content) return undefined;
  const previews: TextPreview[] = [];
  for (const language of locales) {
    const base = language === locale ? content : await ourContent(means, sample, { locale: language, now });
    if (!base) continue;
    const own = (language === locale && typed) || ownTextOf(texts, letter, language);
    const said = own ? withOwnText(base, own, fieldValues(sample.facts, base)) : base;
    const isOwn = own !== undefined;
    previews.push({
      language,
      isOwn,
      name: addressed(sample.facts, language),
      ...(await renderLetter(said)),
    });
  }
  const needs = neededParts(letter, partsOf(content));
  return {
    ours: textOf(content, fieldValues(sample.facts, content), !needs.includes("words")),
    own: ownTextOf(texts, letter, locale),
    needs,
    previews,
  };
}
