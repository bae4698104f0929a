import type { Locale } from "~/lib/locale.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";

export type HostsCardWords = ReturnType<typeof hostsCardWords>;

export function hostsCardWords(locale: Locale) {
  return sayAll(locale, {
    title: m.event_hosts,
    choose: m.event_hosts_choose,
    none: m.event_hosts_none,
    nobody: m.host_gap_nobody,
    tell: m.host_gap_tell,
    notAsked: m.host_not_asked,
  });
}

export type HostNews = { text: string; isBad: boolean } | undefined;

/** What the last press did: the address it led back to says so. */
export function hostNews(query: URLSearchParams, locale: Locale): HostNews {
  const told = Number(query.get("hosttold") ?? 0);
  if (told > 0) return { text: m.host_told({ count: told }, { locale }), isBad: false };
  if (query.get("host") === "asked") return { text: m.host_asked_done({}, { locale }), isBad: false };
  return query.get("host") === "busy" ? { text: m.host_ask_busy({}, { locale }), isBad: true } : undefined;
}
