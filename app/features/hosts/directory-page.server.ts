import type { Db } from "#db/client.server.ts";
import { formatDay, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { listed } from "./host-about.ts";
import {
  choicesOf,
  type DirectoryFilter,
  type DirectoryHost,
  type HostStanding,
  listDirectory,
  pickHosts,
  standingOfHost,
} from "./host-directory.server.ts";

const standings = ["free", "full", "resting"] as const satisfies readonly HostStanding[];

export function filterOfQuery(query: URLSearchParams): DirectoryFilter {
  const standing = standings.find((each) => each === query.get("standing")) ?? "";
  const text = (name: string) => (query.get(name) ?? "").trim().slice(0, 100);
  return {
    words: text("q"),
    unitId: text("unit"),
    region: text("region"),
    language: text("language"),
    topic: text("topic"),
    standing,
  };
}

type Asked = { query: URLSearchParams; locale: Locale; zone: string; now: Date };

/** The directory as the page shows it, in words. */
export async function readDirectory(db: Db, { query, locale, zone, now }: Asked) {
  const filter = filterOfQuery(query);
  const today = todayIn(zone, now);
  const [all, units] = await Promise.all([
    listDirectory(db, { now, zone }),
    db.selectFrom("unit").select(["id", "name"]).orderBy("position").orderBy("name").execute(),
  ]);
  const picked = pickHosts(all, filter, today);
  const options = (texts: string[]) => texts.map((text) => ({ value: text, label: text }));
  return {
    filter,
    isNarrowed: Object.values(filter).some((value) => value !== ""),
    count: m.hostdir_count({ count: picked.length, all: all.length }, { locale }),
    isEmpty: all.length === 0,
    hosts: picked.map((host) => rowOf(host, { locale, today })),
    filters: [
      {
        name: "standing",
        label: m.hostdir_standing({}, { locale }),
        value: filter.standing,
        options: standings.map((each) => ({ value: each, label: standingWord(each, locale) })),
      },
      {
        name: "unit",
        label: m.hostdir_unit({}, { locale }),
        value: filter.unitId,
        options: units.map((unit) => ({ value: unit.id, label: unit.name })),
      },
      {
        name: "topic",
        label: m.hostdir_topics({}, { locale }),
        value: filter.topic,
        options: options(choicesOf(all, "topics")),
      },
      {
        name: "language",
        label: m.hostdir_languages({}, { locale }),
        value: filter.language,
        options: options(choicesOf(all, "languages")),
      },
      {
        name: "region",
        label: m.hostdir_region({}, { locale }),
        value: filter.region,
        options: options(choicesOf(all, "region")),
      },
    ].map((each) => ({
      ...each,
      chosen: each.options.find((option) => option.value === each.value)?.label ?? each.value,
      clearTo: `/hosts?${without(query, each.name)}`,
    })),
    words: sayAll(locale, {
      title: m.hostdir_title,
      lede: m.hostdir_lede,
      search: m.hostdir_search,
      apply: m.candidate_filter_apply,
      all: m.hostdir_all,
      host: m.hostdir_col_host,
      does: m.hostdir_does,
      topics: m.hostdir_topics,
      load: m.hostdir_col_load,
      given: m.hostdir_col_given,
      nobody: m.hostdir_nobody,
      nobodyText: m.hostdir_nobody_text,
      none: m.hostdir_none,
      noneText: m.hostdir_none_text,
    }),
  };
}

export type DirectoryPage = Awaited<ReturnType<typeof readDirectory>>;

function without(query: URLSearchParams, name: string): string {
  const rest = new URLSearchParams(query);
  rest.delete(name);
  return String(rest);
}

function rowOf(host: DirectoryHost, { locale, today }: { locale: Locale; today: string }) {
  const standing = standingOfHost(host, today);
  return {
    id: host.id,
    familyName: host.familyName,
    givenName: host.givenName,
    familyKana: host.familyKana ?? "",
    givenKana: host.givenKana ?? "",
    romaji: host.romaji ?? "",
    place: host.position || (host.unitName ?? ""),
    does: host.does,
    from: [host.school, host.region].filter(Boolean).join({ ja: "・", en: " · ", ko: " · " }[locale]),
    languages: listed(host.languages).join({ ja: "・", en: ", ", ko: ", " }[locale]),
    topics: listed(host.topics),
    standing,
    standingWord:
      standing === "resting" && host.pausedUntil
        ? m.host_choice_paused({ day: formatDay(host.pausedUntil, { locale, year: false }) }, { locale })
        : standing === "full"
          ? standingWord("full", locale)
          : "",
    load: loadSaid(host, locale),
    given: host.meetings === 0 ? "" : givenSaid(host, locale),
  };
}

function loadSaid({ load, monthly }: Pick<DirectoryHost, "load" | "monthly">, locale: Locale): string {
  if (monthly === null) return m.hostdir_load({ count: load }, { locale });
  return m.hostdir_load_of({ count: load, monthly }, { locale });
}

/** 8回・6時間30分 */
export function givenSaid(
  { meetings, minutes }: Pick<DirectoryHost, "meetings" | "minutes">,
  locale: Locale,
): string {
  return m.hostdir_given({ meetings, hours: Math.floor(minutes / 60), minutes: minutes % 60 }, { locale });
}

export function standingWord(standing: HostStanding, locale: Locale): string {
  const words = {
    free: m.hostdir_standing_free,
    full: m.hostdir_standing_full,
    resting: m.hostdir_standing_resting,
  };
  return words[standing]({}, { locale });
}
