import type { Db } from "#db/client.server.ts";
import { type Texts, textIn } from "~/features/events/event.ts";
import { formatDay, formatRange, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { listDoublesOf } from "./candidate-duplicates.server.ts";
import {
  type CandidateDetails,
  findOpenMerge,
  listComingSessions,
  listLetters,
  listNeighbours,
  listTags,
} from "./candidate-queries.server.ts";
import { nameOf } from "./person-of.ts";
import { readPersonOffers } from "./person-offers.server.ts";
import { personWords } from "./person-words.server.ts";
import { readTimeline } from "./timeline.server.ts";

type Reader = { locale: Locale; zone: string; now: Date };

/** Everything on a candidate's page, in the reader's words. */
export async function readPersonPage(db: Db, row: CandidateDetails, query: URLSearchParams, reader: Reader) {
  const { locale, zone, now } = reader;
  const thisYear = todayIn(zone, now).slice(0, 4);
  const [timeline, tags, sessions, letters, doubles, neighbours, merge, offers] = await Promise.all([
    readTimeline(db, { candidateId: row.id, query, locale, zone, thisYear }),
    listTags(db, row.id),
    listComingSessions(db, row.id, now),
    listLetters(db, row.id),
    listDoublesOf(db, row.id),
    listNeighbours(db, { cohortYear: row.cohort_year, sortKey: row.sort_key, id: row.id }),
    findOpenMerge(db, row.id),
    readPersonOffers(db, row.id, reader),
  ]);
  const [current] = offers;
  return {
    words: personWords(locale),
    timeline,
    tags: tags.map((tag) => ({ name: tag, drop: m.candidate_tag_drop({ tag }, { locale }) })),
    sessions: sessions.map((session) => ({
      id: session.session_id,
      eventId: session.event_id,
      title: textIn(session.title as Texts, locale),
      when: formatRange(session.starts_at, session.ends_at, {
        locale,
        zone: session.zone,
        zoneName: session.zone !== zone,
      }),
      answer: session.answer,
      seat: session.seat_state,
    })),
    letters: letters.map((letter) => ({
      id: letter.id,
      subject: letter.subject,
      letter: letter.letter,
      state: letter.state,
      on: formatDay(letter.finished_at ?? letter.created_at, { locale, zone, year: false }),
    })),
    doubles: doubles.map((pair) => pair.b),
    previous: neighbours.previous && {
      id: neighbours.previous.id,
      label: m.candidate_previous({ name: fullName(nameOf(neighbours.previous), locale) }, { locale }),
    },
    next: neighbours.next && {
      id: neighbours.next.id,
      label: m.candidate_next({ name: fullName(nameOf(neighbours.next), locale) }, { locale }),
    },
    merge: merge && {
      id: merge.id,
      sentence: m.candidate_merged_on(
        { day: formatDay(merge.merged_at, { locale, zone }), name: fullName(nameOf(merge), locale) },
        { locale },
      ),
    },
    offer: current ? { state: current.state, isExtended: current.isExtended } : null,
    offers,
  };
}
