import type { Db } from "#db/client.server.ts";
import { type Texts, textIn } from "~/features/events/event.ts";
import { heardBy, type OfferState } from "~/features/offers/offer.ts";
import { readOfferDesk } from "~/features/offers/offer-desk.server.ts";
import { findOpenWithdrawal, listMoves } from "~/features/offers/offer-queries.server.ts";
import { offerTrack } from "~/features/offers/offer-track.server.ts";
import { findLostFrom } from "~/features/offers/write-move.server.ts";
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
import { personWords } from "./person-words.server.ts";
import { readTimeline } from "./timeline.server.ts";

type Reader = { locale: Locale; zone: string; now: Date };

/** Everything on a candidate's page, in the reader's words. */
export async function readPersonPage(db: Db, row: CandidateDetails, query: URLSearchParams, reader: Reader) {
  const { locale, zone, now } = reader;
  const thisYear = todayIn(zone, now).slice(0, 4);
  const [timeline, tags, sessions, letters, doubles, neighbours, merge, offer, moves] = await Promise.all([
    readTimeline(db, { candidateId: row.id, query, locale, zone, thisYear }),
    listTags(db, row.id),
    listComingSessions(db, row.id, now),
    listLetters(db, row.id),
    listDoublesOf(db, row.id),
    listNeighbours(db, { cohortYear: row.cohort_year, sortKey: row.sort_key, id: row.id }),
    findOpenMerge(db, row.id),
    offerShown(db, row),
    movesShown(db, row.id, reader),
  ]);
  const request = row.offer_id ? await findOpenWithdrawal(db, row.offer_id) : undefined;
  const desk = row.offer_id ? await readOfferDesk(db, row.offer_id, reader) : null;
  const withdrawal = request ? { reason: request.reason, by: nameOf(request) } : null;
  return {
    words: personWords(locale),
    desk,
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
    offer: offer && { state: offer.state, isExtended: offer.isExtended },
    track: offer && offerTrack({ offer, moves, withdrawal }, locale),
  };
}

async function offerShown(db: Db, row: CandidateDetails) {
  if (!row.offer_id || !row.state || !row.offered_on) return null;
  const state = row.state as OfferState;
  return {
    id: row.offer_id,
    state,
    lostFrom: state === "lost_contact" ? await findLostFrom(db, row.offer_id) : null,
    isExtended: state === "considering" && (row.extended_count ?? 0) > 0,
    offeredOn: row.offered_on,
    replyOn: row.reply_on,
    acceptedOn: row.accepted_on,
    formalOn: row.formal_on,
    endedOn: row.ended_on,
    cohortFormalOn: row.cohort_formal_on,
    joinsOn: row.joins_on,
  };
}

async function movesShown(db: Db, candidateId: string, { locale, zone }: Reader) {
  const moves = await listMoves(db, candidateId);
  const isOne = new Set(moves.map((move) => move.offer_id)).size <= 1;
  return moves.map((move) => ({
    id: move.id,
    from: move.from_state as OfferState | null,
    to: move.to_state as OfferState,
    on: formatDay(move.happened_on, { locale }),
    recordedOn:
      todayIn(zone, move.recorded_at) === move.happened_on
        ? ""
        : formatDay(move.recorded_at, { locale, zone }),
    reason: move.reason,
    heardBy: heardBy.find((source) => source === move.heard_by) ?? null,
    replyOn: move.reply_on_after ? formatDay(move.reply_on_after, { locale }) : "",
    by: move.family_name
      ? nameOf({
          family_name: move.family_name,
          given_name: move.given_name ?? "",
          romaji: move.romaji ?? "",
        })
      : null,
    unit: isOne ? "" : (move.unit_name ?? ""),
  }));
}
