import type { Db } from "#db/client.server.ts";
import { formatDay, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { offerWord } from "./decision-text.ts";
import { isAnswerAwaited, type OfferState, oneTapReplyOn } from "./offer.ts";
import { placeOf } from "./offer-place.ts";
import { listOwnOffers, listPapers, type OwnOffer } from "./own-offer.server.ts";
import { paperWord } from "./paper-word.ts";
import { hasTakenMoreTime } from "./take-more-time.server.ts";

export type OfferFace = "awaited" | "accepted" | "joined" | "declined" | "withdrawn";
export type OwnOfferView = Awaited<ReturnType<typeof viewOf>>;
type Reader = { locale: Locale; now: Date };

/** A candidate's offers as their page shows them, the one that stands on top first. Dates are in words. */
export async function readOwnOffers(db: Db, candidateId: string, reader: Reader): Promise<OwnOfferView[]> {
  const offers = await listOwnOffers(db, candidateId);
  return Promise.all(offers.map((offer) => viewOf(db, offer, reader)));
}

async function viewOf(db: Db, offer: OwnOffer, { locale, now }: Reader) {
  const today = todayIn(offer.zone, now);
  const day = (on: string | null) => (on ? formatDay(on, { locale }) : "");
  const face = faceOf(offer.state, offer.lostFrom);
  const isAwaited = face === "awaited";
  const [papers, receipts, requests, way, tapUsed] = await Promise.all([
    listPapers(db, offer.id),
    listReceipts(db, offer.id),
    isAwaited ? listRequests(db, offer.id) : [],
    face === "declined" ? findWayBack(db, offer.id, today) : undefined,
    isAwaited ? hasTakenMoreTime(db, offer.id) : true,
  ]);
  const open = requests.find(({ state }) => state === "open");
  const answered = requests.find(({ state, answer }) => state !== "open" && answer !== "");
  return {
    id: offer.id,
    state: offer.state,
    face,
    word: offerWord(today >= offer.formalOn, locale),
    unit: placeOf(offer.unit, offer.course),
    offeredDay: day(offer.offeredOn),
    replyOn: offer.replyOn,
    replyDay: day(offer.replyOn),
    isReplyPast: offer.replyOn !== null && offer.replyOn < today,
    acceptedDay: day(offer.acceptedOn),
    endedDay: day(offer.endedOn),
    joinsOn: offer.joinsOn,
    joinsDay: day(offer.joinsOn),
    /** Until when one tap would give time; empty when it was used. */
    oneTapDay: !tapUsed && isAnswerAwaited(offer.state) ? day(oneTapReplyOn(offer, today) ?? null) : "",
    request: open ? { askedDay: day(todayIn(offer.zone, open.asked_at)), wishDay: day(open.wish_on) } : null,
    requestAnswer: open ? "" : (answered?.answer ?? ""),
    papers: papers.map(({ id, kind, name, size }) => ({
      id,
      kind: paperWord(kind, locale),
      name,
      kilobytes: Math.max(1, Math.round(size / 1024)),
    })),
    receipts: receipts.map(({ id, kind, happened_at }) => ({
      id,
      kind,
      day: formatDay(happened_at, { locale, zone: offer.zone }),
    })),
    wayBack: way
      ? {
          untilDay: day(way.until_on),
          isAsked: way.asked_at !== null && way.answered_at === null,
          answer: way.answer,
        }
      : null,
  };
}

/** Whoever we lost contact with sees their offer as it was. */
function faceOf(state: OfferState, lostFrom: OfferState | null): OfferFace {
  const at = state === "lost_contact" ? (lostFrom ?? "considering") : state;
  if (isAnswerAwaited(at)) return "awaited";
  if (at === "joined") return "joined";
  if (at === "withdrawn_by_company") return "withdrawn";
  return at === "declined_before" || at === "declined_after" ? "declined" : "accepted";
}

async function listReceipts(db: Db, offerId: string) {
  return db
    .selectFrom("offer_receipt")
    .select(["id", "kind", "happened_at"])
    .where("offer_id", "=", offerId)
    .orderBy("happened_at", "desc")
    .execute();
}

async function listRequests(db: Db, offerId: string) {
  return db
    .selectFrom("offer_time_request")
    .select(["state", "asked_at", "wish_on", "answer"])
    .where("offer_id", "=", offerId)
    .orderBy("asked_at", "desc")
    .limit(5)
    .execute();
}

async function findWayBack(db: Db, offerId: string, today: string) {
  return db
    .selectFrom("way_back")
    .select(["until_on", "asked_at", "answered_at", "answer"])
    .where("offer_id", "=", offerId)
    .where("closed_at", "is", null)
    .where("until_on", ">=", today)
    .executeTakeFirst();
}
