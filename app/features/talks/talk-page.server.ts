import type { Db } from "#db/client.server.ts";
import { findPolicy } from "~/features/events/policy-settings.server.ts";
import { formatDay, formatShortDayTime, formatTime, todayIn, zoneName } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { listTalkTopics } from "./fitting-seniors.server.ts";
import { talkTimes } from "./talk.ts";
import { findOpenTalk } from "./talk-queries.server.ts";

type Reader = { candidateId: string; locale: Locale; zone: string; now: Date };

/** The door on my page: whether a talk can be asked for, or which one is being looked for. */
export async function readTalkDoor(db: Db, reader: Reader): Promise<"none" | "open" | { waits: string }> {
  const open = await findOpenTalk(db, reader.candidateId, reader.now);
  if (open) return { waits: m.talk_waits({ when: formatShortDayTime(open.startsAt, reader) }, reader) };
  return (await listTalkTopics(db)) ? "open" : "none";
}

/** The page: the talk somebody waits for, or what they can choose. `companyZone`: its evenings count. */
export async function readTalkPage(db: Db, reader: Reader & { companyZone: string }) {
  const { locale, zone, now, companyZone } = reader;
  const [open, topics, policy] = await Promise.all([
    findOpenTalk(db, reader.candidateId, now),
    listTalkTopics(db),
    findPolicy(db),
  ]);
  const days = new Map<string, { value: string; label: string }[]>();
  for (const start of talkTimes(now, companyZone, policy)) {
    const day = todayIn(zone, start);
    const time = { value: start.toISOString(), label: formatTime(start, { zone }) };
    days.set(day, [...(days.get(day) ?? []), time]);
  }
  return {
    waits: open
      ? m.talk_waits_text({ when: formatShortDayTime(open.startsAt, { locale, zone }) }, { locale })
      : "",
    canAsk: topics !== undefined,
    topics: topics ?? [],
    days: [...days].map(([day, times]) => ({ day: formatDay(day, { locale, year: false }), times })),
    zoneNote: zone === companyZone ? "" : zoneName(zone, locale, now),
  };
}
