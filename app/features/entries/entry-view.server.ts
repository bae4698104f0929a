import type { Db } from "#db/client.server.ts";
import { textIn } from "~/features/events/event.ts";
import { stateName } from "~/features/letters/letter-words.ts";
import { formatRange } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { type Entry, listEntries } from "./entry-queries.server.ts";

type Reader = { locale: Locale; zone: string; now: Date };

/** The candidate's own entries, in sentences. */
export async function readOwnEntries(db: Db, candidateId: string, reader: Reader) {
  const entries = await listEntries(db, candidateId, reader.now);
  return entries.map((entry) => ({ ...shown(entry, reader, true), lines: ownLines(entry, reader.locale) }));
}

function ownLines(entry: Entry, locale: Locale): string[] {
  if (entry.isUnderway) return [m.calendar_last_underway({}, { locale })];
  const now = entry.sequence + 1;
  const { last } = entry;
  const version = (last?.sequence ?? 0) + 1;
  const said = !last
    ? m.calendar_last_none({}, { locale })
    : last.state === "sent"
      ? m.calendar_last_sent({ version }, { locale })
      : m.calendar_last_failed({ version }, { locale });
  if (entry.isLeftOver) return [said, m.calendar_left_over({}, { locale })];
  return last && version !== now ? [said, m.calendar_behind({ version: now }, { locale })] : [said];
}

/** The same for colleagues, with the numbers that mail programs compare. */
export async function readEntriesCard(db: Db, candidateId: string, reader: Reader) {
  const { locale } = reader;
  const entries = await listEntries(db, candidateId, reader.now);
  return {
    title: m.calendar_card({}, { locale }),
    none: m.calendar_card_none({}, { locale }),
    entries: entries.map((entry) => ({ ...shown(entry, reader, false), lines: staffLines(entry, locale) })),
  };
}

function staffLines({ last, isLeftOver, ...entry }: Entry, locale: Locale): string[] {
  const { sequence } = entry;
  const said = last
    ? m.calendar_card_last(
        { sequence: last.sequence, state: stateName(entry.isUnderway ? "queued" : last.state, locale) },
        { locale },
      )
    : m.calendar_card_never({}, { locale });
  if (isLeftOver) return [said, m.calendar_card_left_over({}, { locale })];
  return last && last.sequence !== sequence
    ? [said, m.calendar_card_behind({ sequence }, { locale })]
    : [said];
}

function shown(entry: Entry, { locale, zone }: Reader, isOwn: boolean) {
  const { id, standing, isUnderway, isBehind, isLeftOver } = entry;
  const label = textIn(entry.label, locale);
  const title = textIn(entry.title, locale);
  const gone = isOwn ? m.calendar_cancelled : m.calendar_card_gone;
  const word = {
    going: m.calendar_going,
    waiting: m.calendar_waiting,
    tentative: m.calendar_tentative,
    cancelled: gone,
  }[standing];
  const send = standing === "cancelled" ? m.calendar_send_gone : m.calendar_send;
  return {
    ...{ id, standing, canSend: !isUnderway, isDoubtful: !isUnderway && (isBehind || isLeftOver) },
    title: label ? `${title}${locale === "ja" ? `（${label}）` : ` (${label})`}` : title,
    when: formatRange(entry.startsAt, entry.endsAt, { locale, zone, zoneName: true }),
    word: word({}, { locale }),
    send: send({}, { locale }),
  };
}

export type ShownEntry = Awaited<ReturnType<typeof readOwnEntries>>[number];
