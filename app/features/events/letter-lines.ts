import { formatShortDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterLine } from "./event-aside.tsx";
import { letterWord } from "./event-words.ts";
import type { LetterCount } from "./guest-queries.server.ts";

/** 招待 7/1(水) 10:00 · 40通・不達1通 */
export function letterLines(letters: LetterCount[], reader: { locale: Locale; zone: string }): LetterLine[] {
  const { locale } = reader;
  return letters.map((each) => {
    const counts = [
      [each.sent, m.event_letters_sent],
      [each.queued, m.event_letters_queued],
      [each.kept, m.event_letters_kept],
      [each.failed, m.event_letters_failed],
    ] as const;
    return {
      letter: each.letter,
      word: letterWord(each.letter, locale),
      at: formatShortDayTime(each.lastAt, reader),
      counts: counts
        .filter(([count]) => count > 0)
        .map(([count, word]) => word({ count }, { locale }))
        .join({ ja: "・", en: ", ", ko: ", " }[locale]),
    };
  });
}
