import type { Locale } from "~/lib/locale.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import type { AboutLine } from "./host-about.ts";

export function aboutWords(locale: Locale) {
  return sayAll(locale, {
    title: m.hostabout_title,
    lede: m.hostabout_lede,
    save: m.hostabout_save,
    saved: m.hostabout_saved,
    does: m.hostdir_does,
    doesHint: m.hostabout_does_hint,
    school: m.hostdir_school,
    schoolHint: m.hostabout_school_hint,
    region: m.hostdir_region,
    regionHint: m.hostabout_region_hint,
    languages: m.hostdir_languages,
    languagesHint: m.hostabout_languages_hint,
    topics: m.hostdir_topics,
    topicsHint: m.hostabout_topics_hint,
  });
}

export type AboutWords = ReturnType<typeof aboutWords>;

/** Lines whose words press, as errors of their fields. */
export function aboutErrors(lines: readonly AboutLine[], locale: Locale): Record<string, string[]> {
  return Object.fromEntries(lines.map((line) => [line, [m.hostabout_pressing({}, { locale })]]));
}
