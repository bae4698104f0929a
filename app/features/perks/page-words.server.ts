import type { Locale } from "~/lib/locale.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";

export type PerkPageWords = ReturnType<typeof perkPageWords>;

type Counts = { untold: number; toDecide: number };

/** All that the page of one perk says; `query` tells what was just done. */
export function perkPageWords({ untold, toDecide }: Counts, query: URLSearchParams, locale: Locale) {
  return {
    ...sayAll(locale, {
      list: m.perk_title,
      edit: m.perk_edit,
      publish: m.perk_publish,
      close: m.perk_close,
      about: m.perk_about,
      criteria: m.perk_criteria,
      noCriteria: m.perk_no_criteria,
      free: m.perk_form_free,
      tell: m.perk_tell,
      tellText: m.perk_tell_text,
      draftText: m.perk_draft_text,
      people: m.perk_people,
      peopleNone: m.perk_people_none,
      export: m.perk_export,
      name: m.perk_csv_name,
      toldDecided: m.perk_col_told_decided,
      application: m.perk_col_application,
      decide: m.perk_decide,
      again: m.perk_decide_again,
    }),
    tellGo: m.perk_tell_go({ count: formatNumber(untold, locale) }, { locale }),
    decideAll:
      toDecide === 1
        ? m.perk_decide_one({}, { locale })
        : m.perk_decide_all({ count: formatNumber(toDecide, locale) }, { locale }),
    done: doneWord(query, locale),
  };
}

function doneWord(query: URLSearchParams, locale: Locale): string {
  const count = (name: string) => formatNumber(Number(query.get(name)?.match(/^\d{1,6}$/)?.[0] ?? 0), locale);
  if (query.has("told"))
    return query.get("spared") === "0"
      ? m.perk_done_told({ count: count("told") }, { locale })
      : m.perk_done_told_spared({ count: count("told"), spared: count("spared") }, { locale });
  const done = query.get("done");
  if (done === "published") return m.perk_done_published({}, { locale });
  if (done === "closed") return m.perk_done_closed({}, { locale });
  return done === "decided" ? m.perk_done_decided({}, { locale }) : "";
}
