import type { Db } from "#db/client.server.ts";
import { textIn } from "~/features/events/event.ts";
import { placeKindWord } from "~/features/events/event-words.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { formatDay, formatRange, formatShortDayTime, formatTimeRange } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressedByFamily, fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import type { RefusedSession } from "./carry-out.server.ts";
import { type LetterSample, rehearseStorm, type StormCounts } from "./rehearse-storm.server.ts";
import type { StormPlan } from "./storm.ts";
import { shiftedTimes } from "./storm.ts";
import { listStorms } from "./storm-queries.server.ts";
import { listStormDays, listStormSessions, type StormSession } from "./storm-sessions.server.ts";
import { doneWord, reasonWord, refusalWord } from "./storm-words.ts";

export type StormLine = {
  id: string;
  mark: string;
  time: string;
  title: string;
  people: string;
  hosts: string;
  place: string;
};

export type StormPreview = {
  what: StormPlan["what"];
  lines: { id: string; title: string; before: string; after: string }[];
  refused: string[];
  doubleBooked: string[];
  counts: StormCounts;
  samples: LetterSample[];
  hosts: string;
};

type Reader = { locale: Locale; zone: string };

/** The sessions of a day, what was done for it already, and the days beside it. */
export async function readStormPage(db: Db, { day, now }: { day: string; now: Date }, reader: Reader) {
  const { locale } = reader;
  const [sessions, days, storms] = await Promise.all([
    listStormSessions(db, { day, now }),
    listStormDays(db, now),
    listStorms(db, day),
  ]);
  return {
    day,
    dayWords: formatDay(day, { locale }),
    days: days.map((each) => ({
      day: each.day,
      words: formatDay(each.day, { locale, year: false }),
      count: m.session_count_short({ count: each.sessions }, { locale }),
    })),
    lines: sessions.map((session) => lineOf(session, locale)),
    paysTravel: sessions.some((session) => session.paysTravel),
    done: storms.map((storm) => ({
      id: storm.id,
      words: m.storm_done_line(
        {
          when: formatShortDayTime(storm.createdAt, reader),
          name: storm.by ? addressedByFamily(storm.by, locale) : "",
          what: doneWord(storm.what, locale),
          reason: reasonWord(storm.reason, locale),
        },
        { locale },
      ),
    })),
  };
}

function lineOf(session: StormSession, locale: Locale): StormLine {
  const { zone } = session;
  return {
    id: session.id,
    mark: session.mark,
    time: formatTimeRange(session.startsAt, session.endsAt, { locale, zone }),
    title: titleOf(session, locale),
    people: m.storm_people({ going: session.going, waiting: session.waiting + session.offered }, { locale }),
    hosts: session.hosts
      .map((host) => addressedByFamily(host, locale))
      .join({ ja: "、", en: ", ", ko: ", " }[locale]),
    place: textIn(session.place, locale) || placeKindWord(session.placeKind, locale),
  };
}

function titleOf(session: StormSession, locale: Locale): string {
  const [title, label] = [textIn(session.title, locale), textIn(session.label, locale)];
  if (!label) return title;
  return locale === "ja" ? `${title}（${label}）` : `${title} (${label})`;
}

type Asked = { plan: StormPlan; memberId: string; appUrl: string; now: Date; locale: Locale };

/** What would happen, in words: each session before and after, who can't come then, who is told how, each letter. */
export async function readStormPreview(db: Db, jobs: Jobs, asked: Asked): Promise<StormPreview> {
  const { plan, memberId, appUrl, now, locale } = asked;
  const sessions = await listStormSessions(db, { day: plan.day, now });
  const chosen = sessions.filter((session) => plan.sessions.some((each) => each.id === session.id));
  const press = { ...plan, reasonWord: reasonWord(plan.reason, locale), memberId, now };
  const seen = await rehearseStorm(db, jobs, { ...press, locale, appUrl });
  const hosts = new Map(chosen.flatMap((session) => session.hosts).map((host) => [host.id, host]));
  return {
    what: plan.what,
    lines: chosen.map((session) => ({
      id: session.id,
      title: titleOf(session, locale),
      before: whenOf(session, locale),
      after: afterOf(session, plan, locale),
    })),
    refused: refusedWords(seen.refused, seen.names, locale),
    doubleBooked: seen.doubleBooked.map(({ candidateId, sessionId, other }) => {
      const session = sessions.find((each) => each.id === sessionId);
      return m.storm_double_line(
        {
          name: seen.names.get(candidateId) ?? "",
          session: session ? titleOf(session, locale) : "",
          other: textIn(other.title, locale),
          when: whenOf({ ...other, zone: session?.zone ?? "Asia/Tokyo" }, locale),
        },
        { locale },
      );
    }),
    counts: seen.counts,
    samples: seen.samples,
    hosts: [...hosts.values()]
      .map((host) => fullName(host, locale))
      .join({ ja: "、", en: ", ", ko: ", " }[locale]),
  };
}

/** One sentence for each session that can't be changed so. */
export function refusedWords(
  refused: RefusedSession[],
  names: Map<string, string>,
  locale: Locale,
): string[] {
  return refused.map(({ session, reason, busy }) => {
    const title = session
      ? `${formatTimeRange(session.startsAt, session.endsAt, { locale, zone: session.zone })} ${titleOf(session, locale)}`
      : "";
    if (!busy)
      return [title, refusalWord(reason, locale)]
        .filter(Boolean)
        .join({ ja: "：", en: ": ", ko: ": " }[locale]);
    const when = whenOf({ ...busy, zone: session?.zone ?? "Asia/Tokyo" }, locale);
    const words = {
      session: title,
      name: names.get(busy.memberId) ?? "",
      other: textIn(busy.title, locale),
      when,
    };
    return m.storm_refused_host(words, { locale });
  });
}

type When = { startsAt: Date; endsAt: Date; zone: string };

function whenOf({ startsAt, endsAt, zone }: When, locale: Locale): string {
  return formatRange(startsAt, endsAt, { locale, zone, year: false, zoneName: false });
}

function afterOf(session: StormSession, plan: StormPlan, locale: Locale): string {
  if (plan.what === "cancel") return doneWord("cancel", locale);
  if (plan.what === "online")
    return plan.sessions.find((each) => each.id === session.id)?.onlineUrl ?? doneWord("online", locale);
  if (!plan.shift) return "";
  return whenOf({ ...shiftedTimes(session, plan.day, plan.shift), zone: session.zone }, locale);
}
