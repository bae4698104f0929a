import { formatShortDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName, type PersonName } from "~/lib/names.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { heardByWord } from "./heard-by-word.ts";
import { isEnded, isOpen, type OfferState, pathStates, statesAfter } from "./offer.ts";
import { offerStateWord } from "./offer-words.ts";

type OfferFacts = {
  id: string;
  /** Department and course, where there is anything to tell apart. */
  place: string;
  state: OfferState;
  lostFrom: OfferState | null;
  isExtended: boolean;
  offeredOn: string;
  replyOn: string | null;
  acceptedOn: string | null;
  formalOn: string | null;
  endedOn: string | null;
  cohortFormalOn: string;
  joinsOn: string;
};

type MoveFacts = {
  id: string;
  from: OfferState | null;
  to: OfferState;
  on: string;
  /** Only when it was entered on another day. */
  recordedOn: string;
  reason: string;
  heardBy: Parameters<typeof heardByWord>[0] | null;
  replyOn: string;
  by: PersonName | null;
};

/** Another department or course, between the moves. */
type CourseFacts = { id: string; on: string; from: string; to: string; reason: string; by: PersonName };

type Facts = {
  offer: OfferFacts;
  /** Newest first. */
  moves: readonly (MoveFacts | CourseFacts)[];
  withdrawal: { reason: string; by: PersonName } | null;
};

export type OfferTrackShown = ReturnType<typeof offerTrack>;

/** Where an offer stands and what happened to it so far, in the reader's words. */
export function offerTrack({ offer, moves, withdrawal }: Facts, locale: Locale) {
  const count = moves.length;
  const lost = offer.state === "lost_contact" ? offer.lostFrom : null;
  return {
    ...sayAll(locale, { noTimer: m.offer_no_timer, see: m.offer_withdrawal_see }),
    title: offer.place ? m.offer_title_of({ place: offer.place }, { locale }) : m.offer_title({}, { locale }),
    id: offer.id,
    historyLink: m.offer_history({ count }, { locale }),
    historyOpen: m.offer_history_open({ count }, { locale }),
    ...standing(offer, locale),
    lost: lost ? m.offer_lost_text({ state: offerStateWord(lost, locale) }, { locale }) : "",
    withdrawal: withdrawal
      ? m.offer_withdrawal_open(
          { name: fullName(withdrawal.by, locale), reason: withdrawal.reason },
          { locale },
        )
      : "",
    doors: doorsOf(offer, withdrawal !== null, locale),
    moves: moves.map((move) => ({
      ...{ id: move.id, on: move.on, reason: move.reason },
      ...("heardBy" in move
        ? { title: moveTitle(move, locale), told: toldOf(move, locale) }
        : {
            title: m.offer_course_changed({ from: move.from, to: move.to }, { locale }),
            told: m.offer_move_by({ name: fullName(move.by, locale) }, { locale }),
          }),
    })),
  };
}

/** The six steps with the one it is at; none for what ended off the path, which is a sentence. */
function standing(offer: OfferFacts, locale: Locale) {
  const short = (day: string | null) => (day ? formatShortDay(day, { locale }) : "");
  const dates: Record<(typeof pathStates)[number], string> = {
    informal: short(offer.offeredOn),
    considering:
      offer.replyOn && offer.state === "considering"
        ? m.offer_track_until({ day: short(offer.replyOn) }, { locale })
        : "",
    accepted: short(offer.acceptedOn),
    formal: offer.formalOn
      ? short(offer.formalOn)
      : m.offer_track_planned({ day: short(offer.cohortFormalOn) }, { locale }),
    preparing: "",
    joined: short(offer.joinsOn),
  };
  const at = offer.state === "lost_contact" ? offer.lostFrom : offer.state;
  const place = (pathStates as readonly (OfferState | null)[]).indexOf(at);
  const ended = { state: offerStateWord(offer.state, locale), day: short(offer.endedOn) };
  return {
    place,
    steps: pathStates.map((state) => ({
      ...{ state, date: dates[state] },
      word: offerStateWord(state, locale, offer.isExtended),
    })),
    ended: place < 0 ? m.offer_ended_on(ended, { locale }) : "",
  };
}

function doorsOf(offer: OfferFacts, hasRequest: boolean, locale: Locale) {
  const after = statesAfter(offer.state, offer.lostFrom);
  const canMove = after.some((state) => state !== "withdrawn_by_company");
  const move = isEnded(offer.state) ? m.offer_do_reopen : m.offer_do_move;
  return {
    course: isOpen(offer.state) ? m.offer_do_course({}, { locale }) : "",
    move: canMove ? move({}, { locale }) : "",
    extend: offer.state === "considering" ? m.offer_do_extend({}, { locale }) : "",
    withdraw:
      after.includes("withdrawn_by_company") && !hasRequest ? m.offer_do_withdraw({}, { locale }) : "",
  };
}

function moveTitle(move: MoveFacts, locale: Locale): string {
  if (move.from === "considering" && move.to === "considering")
    return m.offer_move_extension({ day: move.replyOn }, { locale });
  return [move.from && offerStateWord(move.from, locale), offerStateWord(move.to, locale)]
    .filter(Boolean)
    .join(" → ");
}

function toldOf(move: MoveFacts, locale: Locale): string {
  return [
    move.by && m.offer_move_by({ name: fullName(move.by, locale) }, { locale }),
    move.heardBy && m.offer_move_heard({ source: heardByWord(move.heardBy, locale) }, { locale }),
    move.recordedOn && m.offer_move_recorded({ day: move.recordedOn }, { locale }),
  ]
    .filter(Boolean)
    .join(locale === "ja" ? "・" : " · ");
}
