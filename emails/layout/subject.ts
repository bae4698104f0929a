import type { Locale } from "~/lib/locale.ts";

// Phones cut a subject after about this many characters.
const room: Record<Locale, number> = { ja: 30, ko: 34, en: 60 };

/** Shortens the variable part of a subject, at a whole character, until the subject has room; one line always. */
export function clippedSubject(part: string, locale: Locale, subject: (part: string) => string): string {
  const oneLine = part
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
  const characters = [...new Intl.Segmenter(locale).segment(oneLine)].map(({ segment }) => segment);
  const whole = subject(oneLine);
  const excess = whole.length - oneLine.length + characters.length - room[locale];
  if (excess <= 0) return whole;
  const kept = characters
    .slice(0, Math.max(4, characters.length - excess - 1))
    .join("")
    .trimEnd();
  return subject(`${kept}…`);
}
