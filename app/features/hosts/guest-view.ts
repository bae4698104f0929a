import { type Locale, localeNames } from "~/lib/locale.ts";
import { addressed, kanaName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { type ProfileLine, profileLines } from "./host-profile.ts";
import type { ComingGuest } from "./host-queries.server.ts";

const lineWords: Record<ProfileLine, typeof m.hostprofile_region> = {
  region: m.hostprofile_region,
  languages: m.hostprofile_languages,
  topics: m.hostprofile_topics,
  about: m.hostprofile_about,
};

export type GuestView = ReturnType<typeof guestView>;

/** A guest as their host reads them: the name, the language, and what they chose to show. */
export function guestView(guest: ComingGuest, locale: Locale) {
  return {
    id: guest.id,
    familyName: guest.familyName,
    givenName: guest.givenName,
    name: addressed(guest, locale),
    kana: guest.reading ? kanaName(guest) : "",
    studies: [guest.school, guest.faculty].filter(Boolean).join(" "),
    lines: profileLines
      .filter((line) => guest[line])
      .map((line) => ({ line, word: lineWords[line]({}, { locale }), text: guest[line] ?? "" })),
    language: guest.locale === locale ? "" : localeNames[guest.locale],
    tongue: guest.locale,
  };
}
