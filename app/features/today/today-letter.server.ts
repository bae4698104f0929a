import type { LetterContent, LetterSender } from "#emails/layout/letter-content.ts";
import { todayDigest } from "#emails/today/today-digest.ts";
import { formatDay } from "~/lib/dates.ts";
import { isLocale } from "~/lib/locale.ts";
import { addressed, type PersonName } from "~/lib/names.ts";
import { sayWait } from "./wait-words.ts";

type Letter = PersonName & { letter: string; locale: string; details: Record<string, unknown> };

/** Words of the morning letter; undefined for another one. Its figures are those of the moment it was decided. */
export function todayLetter(letter: Letter, sender: LetterSender, appUrl: string): LetterContent | undefined {
  if (letter.letter !== "today_digest") return undefined;
  const locale = isLocale(letter.locale) ? letter.locale : "ja";
  const { day, at, waiting, since, week } = letter.details;
  const from = new Date(String(since ?? ""));
  return todayDigest({
    locale,
    sender,
    greeting: addressed(letter, locale),
    url: `${appUrl}/today`,
    day: formatDay(String(day), { locale, year: false }),
    waiting: Number(waiting ?? 0),
    longest: Number.isNaN(from.getTime()) ? "" : sayWait(from, new Date(String(at)), locale),
    week: Number(week ?? 0),
  });
}
