import type { Db } from "#db/client.server.ts";
import { formatDay, formatDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { offerDeskWords } from "./offer-desk-words.server.ts";
import { paperWord } from "./paper-word.ts";

type Reader = { locale: Locale; zone: string; now: Date };
type Texts = Partial<Record<Locale, string>>;

/**
 * Wishes for more time that wait for us, the longest first, each with its candidate and who is in charge: for Today and
 * for lists. `wishOn` is null where the person left the date to us.
 */
export async function listOpenTimeRequests(db: Db) {
  return db
    .selectFrom("offer_time_request as request")
    .innerJoin("offer", "offer.id", "request.offer_id")
    .innerJoin("candidate", "candidate.id", "request.candidate_id")
    .select(["request.id", "request.offer_id as offerId", "request.asked_at as askedAt"])
    .select(["request.wish_on as wishOn", "request.word", "offer.reply_on as replyOn"])
    .select(["candidate.id as candidateId", "candidate.family_name as familyName"])
    .select(["candidate.given_name as givenName", "candidate.romaji"])
    .select(["candidate.recruiter_id as recruiterId", "candidate.deputy_id as deputyId"])
    .where("request.state", "=", "open")
    .where("candidate.merged_into_id", "is", null)
    .orderBy("request.asked_at")
    .limit(200)
    .execute();
}

/** People who declined and ask to be considered again, the longest wait first. */
export async function listReopenRequests(db: Db) {
  return db
    .selectFrom("way_back as way")
    .innerJoin("candidate", "candidate.id", "way.candidate_id")
    .select(["way.id", "way.offer_id as offerId", "way.asked_at as askedAt", "way.asked_word as word"])
    .select(["candidate.id as candidateId", "candidate.family_name as familyName"])
    .select(["candidate.given_name as givenName", "candidate.romaji"])
    .select(["candidate.recruiter_id as recruiterId", "candidate.deputy_id as deputyId"])
    .where("way.asked_at", "is not", null)
    .where("way.answered_at", "is", null)
    .where("way.closed_at", "is", null)
    .where("candidate.merged_into_id", "is", null)
    .orderBy("way.asked_at")
    .limit(200)
    .execute();
}

export async function findOpenTimeRequest(db: Db, offerId: string) {
  return db
    .selectFrom("offer_time_request")
    .select(["id", "asked_at as askedAt", "wish_on as wishOn", "word"])
    .where("offer_id", "=", offerId)
    .where("state", "=", "open")
    .executeTakeFirst();
}

export type OfferDesk = Awaited<ReturnType<typeof readOfferDesk>>;

/** What a recruiter sees beside the offer: what waits for an answer, the papers, the receipts, how it was declined. */
export async function readOfferDesk(db: Db, offerId: string, { locale, zone, now }: Reader) {
  const [request, way, papers, dates, receipts, decline] = await Promise.all([
    findOpenTimeRequest(db, offerId),
    db
      .selectFrom("way_back")
      .select(["id", "until_on", "asked_at", "asked_word", "answered_at"])
      .where("offer_id", "=", offerId)
      .where("closed_at", "is", null)
      .executeTakeFirst(),
    db
      .selectFrom("offer_document")
      .select(["id", "kind", "file_name as name", "uploaded_at as uploadedAt"])
      .where("offer_id", "=", offerId)
      .where("placed_at", "is not", null)
      .where("removed_at", "is", null)
      .orderBy("kind")
      .orderBy("id")
      .execute(),
    listPaperDates(db, offerId),
    db
      .selectFrom("offer_receipt")
      .select(["id", "kind", "number", "happened_at as happenedAt"])
      .where("offer_id", "=", offerId)
      .orderBy("happened_at", "desc")
      .execute(),
    db
      .selectFrom("offer_decline")
      .select(["reason_label as label", "word"])
      .where("offer_id", "=", offerId)
      .orderBy("declined_at", "desc")
      .limit(1)
      .executeTakeFirst(),
  ]);
  const day = (on: string | null) => (on ? formatDay(on, { locale }) : "");
  const moment = (at: Date) => formatDayTime(at, { locale, zone });
  const label = (decline?.label ?? {}) as Texts;
  const quoted = (word: string) => (word ? m.answer_quote({ word }, { locale }) : "");
  return {
    offerId,
    now,
    words: offerDeskWords(locale),
    request: request
      ? {
          askedAt: request.askedAt,
          wish: request.wishOn ? m.touchpoint_time_asked_until({ day: day(request.wishOn) }, { locale }) : "",
          word: quoted(request.word),
        }
      : null,
    wayBack: way
      ? {
          until: m.offer_way_back_until({ day: day(way.until_on) }, { locale }),
          askedAt: way.answered_at ? null : way.asked_at,
          word: quoted(way.asked_word),
        }
      : null,
    papers: papers.map(({ id, kind, name, uploadedAt }) => ({
      id,
      kind: paperWord(kind, locale),
      name,
      on: formatDay(uploadedAt, { locale, zone }),
    })),
    dates: dates.map(({ kind, sentOn, backOn }) => ({
      kind: paperWord(kind, locale),
      said: [
        sentOn && m.offer_paper_sent({ day: day(sentOn) }, { locale }),
        backOn && m.offer_paper_back({ day: day(backOn) }, { locale }),
      ]
        .filter(Boolean)
        .join(" · "),
    })),
    receipts: receipts.map(({ id, kind, number, happenedAt }) => ({
      ...{ id, number, when: moment(happenedAt) },
      kind:
        kind === "accepted"
          ? m.mypage_receipt_accepted({}, { locale })
          : m.mypage_receipt_declined({}, { locale }),
    })),
    decline: decline ? { reason: label[locale] || label.ja || "", word: quoted(decline.word) } : null,
  };
}

/** When papers went out on paper, and when they came back. */
export async function listPaperDates(db: Db, offerId: string) {
  return db
    .selectFrom("offer_paper")
    .select(["kind", "sent_on as sentOn", "back_on as backOn"])
    .where("offer_id", "=", offerId)
    .orderBy("kind")
    .execute();
}
