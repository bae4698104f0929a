import type { Locale } from "~/lib/locale.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";

export type OfferDeskWords = ReturnType<typeof offerDeskWords>;

export function offerDeskWords(locale: Locale) {
  return sayAll(locale, {
    doReopen: m.offer_do_reopen,
    papersEdit: m.offer_papers_edit,
    papersNone: m.offer_papers_none,
    papersTitle: m.offer_papers_title,
    reopeningAnswer: m.offer_reopening_answer,
    timeAnswer: m.offer_time_answer,
    reopeningAsked: m.touchpoint_reopening_asked,
    timeAsked: m.touchpoint_time_asked,
  });
}
