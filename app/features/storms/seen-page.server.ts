import type { Db } from "#db/client.server.ts";
import { textIn } from "~/features/events/event.ts";
import { formatDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressed } from "~/lib/names.ts";
import { findSeenPage, type StormReader } from "./storm-queries.server.ts";

/** What a letter of a stormy day said, for whoever it was written to; undefined where no storm concerned them. */
export async function readSeenPage(db: Db, reader: StormReader, localeFor: (own: Locale) => Locale) {
  const seen = await findSeenPage(db, reader);
  if (!seen) return undefined;
  const locale = localeFor(seen.locale);
  return {
    locale,
    to: addressed(seen, locale, seen.isFamily ? "family" : undefined),
    title: textIn(seen.title, locale),
    day: formatDay(seen.day, { locale }),
    text: textIn(seen.texts, locale),
    isSeen: seen.isSeen,
  };
}
