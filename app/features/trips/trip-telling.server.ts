// Telling people of a trip: what the page before the press shows, and what the trip's page shows after it.
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import { stateName, stopSentence } from "~/features/letters/letter-words.ts";
import { showReaders } from "~/features/mailings/mailing-page.server.ts";
import { readersWords } from "~/features/mailings/mailing-words.server.ts";
import { textsByField } from "~/features/wording/check-wording.server.ts";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { formatShortDay, formatShortDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName, type PersonName } from "~/lib/names.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { listUntold, type TellRefusal, writeTellings } from "./tell-trip.server.ts";
import { takesApplications } from "./trip.ts";
import type { TripRow } from "./trip-queries.server.ts";

type Reader = { locale: Locale; zone: string; now: Date };
type Shown = { trip: TripRow; word: Texts; overrideReason: string; reader: Reader; appUrl: string };

/** The letter in each language that somebody reads, who gets it when, and who doesn't. */
export async function showTelling(db: Db, jobs: Jobs, { trip, word, overrideReason, reader, appUrl }: Shown) {
  const { now, locale } = reader;
  const chosen = await listUntold(db, trip.id, now);
  return showReaders(db, jobs, {
    ...{ chosen, overrideReason, now, reader, appUrl, texts: {} },
    help: wordingHelp(textsByField("word", word), locale),
    write: (trx, silent, readers) => writeTellings(trx, silent, { trip, word, readers, now }),
  });
}

export function tellingWords(locale: Locale) {
  return {
    ...readersWords(locale),
    ...sayAll(locale, {
      title: m.trip_tell,
      lede: m.trip_tell_lede,
      add: m.trip_tell_word,
      addHint: m.trip_tell_word_hint,
      again: m.trip_tell_again,
      none: m.trip_tell_none,
    }),
  };
}

export function tellRefusal(reason: TellRefusal, locale: Locale): string {
  const words = {
    not_open: m.trip_own_over,
    nobody: m.mailing_nobody,
    changed: m.mailing_changed,
    wording: m.trip_error_wording,
  };
  return words[reason]({}, { locale });
}

type Told = PersonName & { candidateId: string; toldAt: Date; state: string | null; because: string | null };
export type ToldOfTrip = Awaited<ReturnType<typeof readTold>>;

/** Who was told by letter and whether it went, the newest first; and what can still be stopped. */
export async function readTold(db: Db, trip: TripRow, today: string, { locale, zone, now }: Reader) {
  const { rows } = await sql<Told>`
    select c.id as "candidateId", c.family_name as "familyName", c.given_name as "givenName",
      c.family_kana as "familyKana", c.given_kana as "givenKana", c.romaji, told.told_at as "toldAt",
      delivery.state, delivery.stopped_because as because
    from trip_told told join candidate c on c.id = told.candidate_id left join delivery on delivery.id = told.delivery_id
    where told.event_id = ${trip.id} order by told.told_at desc, c.sort_key, c.id`.execute(db);
  const waiting = await db
    .selectFrom("delivery")
    .select((is) => [is.fn.countAll<number>().as("count"), is.fn.min("not_before").as("leavesAt")])
    .where("letter", "=", "trip_told")
    .where("state", "=", "queued")
    .where("not_before", ">", now)
    .where(sql<boolean>`details->>'tripId' = ${trip.id}`)
    .executeTakeFirst();
  const went = ({ state, because }: Told) => {
    if (state === null || state === "sent") return "";
    return state === "stopped" ? stopSentence(because ?? "", locale) : stateName(state, locale);
  };
  return {
    mayTell: trip.eventState === "published" && takesApplications(trip, today),
    told: rows.length > 0 ? m.trip_told_count({ count: rows.length }, { locale }) : "",
    people: rows.map((person) => ({
      id: person.candidateId,
      name: fullName(person, locale),
      on: formatShortDay(person.toldAt, { locale, zone }),
      went: went(person),
    })),
    waiting: waiting?.leavesAt
      ? m.mailing_waiting(
          { count: waiting.count, at: formatShortDayTime(waiting.leavesAt, { locale, zone }) },
          { locale },
        )
      : "",
    words: sayAll(locale, {
      title: m.trip_tell_title,
      tell: m.trip_tell,
      none: m.trip_told_none,
      names: m.message_show_names,
      stop: m.mailing_stop,
    }),
  };
}
