import type { Db } from "#db/client.server.ts";
import { heardBy, type OfferState } from "~/features/offers/offer.ts";
import { readOfferDesk } from "~/features/offers/offer-desk.server.ts";
import { placeOf } from "~/features/offers/offer-place.ts";
import {
  findOpenWithdrawal,
  listCourseChanges,
  listMoves,
  listOffersOf,
} from "~/features/offers/offer-queries.server.ts";
import { offerTrack } from "~/features/offers/offer-track.server.ts";
import { formatDay, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { nameOf } from "./person-of.ts";

type Reader = { locale: Locale; zone: string; now: Date };

/** Every offer of somebody, the one that stands on the candidate first: its way, its history, its papers and wishes. */
export async function readPersonOffers(db: Db, candidateId: string, reader: Reader) {
  const [offers, moves, changes] = await Promise.all([
    listOffersOf(db, candidateId),
    listMoves(db, candidateId),
    listCourseChanges(db, candidateId),
  ]);
  return Promise.all(
    offers.map(async (offer) => {
      const [request, desk] = await Promise.all([
        findOpenWithdrawal(db, offer.id),
        readOfferDesk(db, offer.id, reader),
      ]);
      const isExtended = offer.state === "considering" && offer.extended_count > 0;
      const entries = [
        ...moves.filter((move) => move.offer_id === offer.id).map((move) => moveShown(move, reader)),
        ...changes
          .filter((change) => change.offer_id === offer.id)
          .map((change) => courseShown(change, reader)),
      ].sort((a, b) => b.at.getTime() - a.at.getTime());
      const track = offerTrack(
        {
          offer: {
            ...{ id: offer.id, state: offer.state, lostFrom: offer.lostFrom, isExtended },
            place: offers.length > 1 || offer.course ? placeOf(offer.unit_name, offer.course) : "",
            offeredOn: offer.offered_on,
            replyOn: offer.reply_on,
            acceptedOn: offer.accepted_on,
            formalOn: offer.formal_on,
            endedOn: offer.ended_on,
            cohortFormalOn: offer.cohort_formal_on,
            joinsOn: offer.joins_on,
          },
          moves: entries,
          withdrawal: request ? { reason: request.reason, by: nameOf(request) } : null,
        },
        reader.locale,
      );
      return { id: offer.id, state: offer.state, isExtended, track, desk };
    }),
  );
}

type Move = Awaited<ReturnType<typeof listMoves>>[number];

function moveShown(move: Move, { locale, zone }: Reader) {
  return {
    id: move.id,
    at: move.recorded_at,
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
  };
}

function courseShown(
  change: Awaited<ReturnType<typeof listCourseChanges>>[number],
  { locale, zone }: Reader,
) {
  return {
    id: change.id,
    at: change.changed_at,
    on: formatDay(change.changed_at, { locale, zone }),
    from: placeOf(change.from_unit, change.from_course),
    to: placeOf(change.to_unit, change.to_course),
    reason: change.reason,
    by: nameOf(change),
  };
}
