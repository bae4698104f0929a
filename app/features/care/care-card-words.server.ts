import type { Locale } from "~/lib/locale.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { careDeeds } from "./care.ts";
import { deedWord } from "./care-words.ts";

export type CareCardWords = ReturnType<typeof careCardWords>;

export function careCardWords(locale: Locale) {
  const words = sayAll(locale, {
    done: m.care_done,
    doneHow: m.care_done_how,
    giveBack: m.care_give_back,
    none: m.care_none,
    reopen: m.care_reopen,
    take: m.care_take,
    title: m.care_title,
    titleNote: m.care_title_note,
  });
  return { ...words, deeds: careDeeds.map((deed) => [deed, deedWord(deed, locale)] as const) };
}
