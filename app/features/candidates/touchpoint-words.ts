import { type OfferState, offerStates } from "~/features/offers/offer.ts";
import { offerStateWord } from "~/features/offers/offer-words.ts";
import { formatDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { IconName } from "~/ui/icon.tsx";

/** A touchpoint as the database keeps it, with the title of its event when it has one. */
export type TouchpointFacts = {
  kind: string;
  body: string;
  details: unknown;
  eventTitle: string;
  isFromCandidate: boolean;
};

export type TouchpointWords = {
  icon: IconName;
  title: string;
  /** Shown as a quote: somebody's own words. */
  quote: string;
  /** One line of facts. */
  detail: string;
};

/** What happened, in words. The one place that knows every kind; an unknown kind is told by its text alone. */
export function touchpointWords(facts: TouchpointFacts, locale: Locale): TouchpointWords {
  const { body, eventTitle } = facts;
  const said = (icon: IconName, title: string, detail = "") => ({ icon, title, quote: body, detail });
  const text = (key: string) => textOf(facts.details, key);
  const event = eventTitle || m.touchpoint_event({}, { locale });
  const day = (key: string) => {
    const on = text(key);
    return /^\d{4}-\d{2}-\d{2}$/.test(on) ? formatDay(on, { locale }) : "";
  };
  switch (facts.kind) {
    case "imported":
      return said("upload", m.touchpoint_imported({}, { locale }), text("file"));
    case "added":
      return said("plus", m.touchpoint_added({}, { locale }));
    case "offer_made":
      return said("document", m.touchpoint_offer_made({}, { locale }), replyBy(day("replyOn"), locale));
    case "offer_moved":
      return said(...movedWords(stateOf(text("to")), facts.isFromCandidate, locale));
    case "offer_reopened":
      return said("undo", m.touchpoint_offer_reopened({}, { locale }), replyBy(day("replyOn"), locale));
    case "reply_extended":
      return said(
        "hourglass",
        m.touchpoint_reply_extended({ day: day("replyOn") }, { locale }),
        day("replyOnBefore") && m.touchpoint_reply_before({ day: day("replyOnBefore") }, { locale }),
      );
    case "withdrawal_requested":
      return said("lock", m.touchpoint_withdrawal_requested({}, { locale }));
    case "withdrawal_refused":
      return said("lock", m.touchpoint_withdrawal_refused({}, { locale }));
    case "note":
      return { icon: "note", title: m.touchpoint_note({}, { locale }), quote: "", detail: body };
    case "call":
      return {
        icon: "phone",
        title: callWords(text("result"), day("callBackOn"), locale),
        quote: "",
        detail: body,
      };
    case "letter_sent":
      return said("mail", m.touchpoint_letter_sent({}, { locale }), text("subject"));
    case "letter_failed":
      return said("mail-off", m.touchpoint_letter_failed({}, { locale }), text("subject"));
    case "line_copied":
      return said("bubble", m.touchpoint_line_copied({ event }, { locale }));
    case "invited":
      return said("calendar", m.touchpoint_invited({ event }, { locale }));
    case "invitation_stopped":
      return said("calendar", m.touchpoint_invitation_stopped({ event }, { locale }));
    case "answered":
      return said("bubble", answeredWords(text("answer"), event, locale));
    case "seat_offered":
      return said("flag", m.touchpoint_seat_offered({ event }, { locale }));
    case "attended":
      return said("people", m.touchpoint_attended({ event }, { locale }));
    case "host_feedback":
      return said("bubble", m.touchpoint_host_feedback({ event }, { locale }));
    case "excused":
      return said("calendar", m.touchpoint_excused({ event }, { locale }));
    case "no_show":
      return said("calendar", m.touchpoint_no_show({ event }, { locale }));
    case "event_cancelled":
      return said("calendar", m.touchpoint_event_cancelled({ event }, { locale }));
    case "merged":
      return said("people", m.touchpoint_merged({}, { locale }), text("email"));
    case "unmerged":
      return said("people", m.touchpoint_unmerged({}, { locale }));
    case "assigned":
      return said("person", m.touchpoint_assigned({}, { locale }));
    case "handed_over":
      return said("person", m.touchpoint_handed_over({}, { locale }));
    case "time_asked":
      return said(
        "hourglass",
        m.touchpoint_time_asked({}, { locale }),
        day("wishOn") && m.touchpoint_time_asked_until({ day: day("wishOn") }, { locale }),
      );
    case "time_answered":
      return said("hourglass", m.touchpoint_time_answered({}, { locale }));
    case "papers_placed":
      return said("document", m.touchpoint_papers_placed({}, { locale }), text("files"));
    case "course_changed":
      return said(
        "pen",
        m.touchpoint_course_changed({}, { locale }),
        [text("from"), text("to")].filter(Boolean).join(" → "),
      );
    case "reopening_asked":
      return said("undo", m.touchpoint_reopening_asked({}, { locale }));
    case "reopening_answered":
      return said("undo", m.touchpoint_reopening_answered({}, { locale }));
    case "way_back_left":
      return said("link", m.touchpoint_way_back_left({}, { locale }));
    case "way_back_closed":
      return said("link", m.touchpoint_way_back_closed({}, { locale }));
    case "question_asked":
      return said("question", m.touchpoint_question_asked({}, { locale }));
    case "question_answered":
      return said("question", m.touchpoint_question_answered({}, { locale }));
    case "address_changed":
      return said("mail", m.touchpoint_address_changed({}, { locale }));
    case "details_corrected":
      return said("pen", m.touchpoint_details_corrected({}, { locale }), text("fields"));
    case "family_asked":
      return said("people", m.touchpoint_family_asked({}, { locale }));
    case "perk_applied":
      return said("leaf", m.touchpoint_perk_applied({}, { locale }), text("title"));
    case "perk_withdrawn":
      return said("leaf", m.touchpoint_perk_withdrawn({}, { locale }), text("title"));
    case "perk_decided":
      return said("leaf", m.touchpoint_perk_decided({}, { locale }), text("title"));
    case "trip_applied":
      return said("leaf", m.touchpoint_trip_applied({}, { locale }), text("title"));
    case "trip_claimed":
      return said("leaf", m.touchpoint_trip_claimed({}, { locale }), text("title"));
    case "trip_withdrawn":
      return said("leaf", m.touchpoint_trip_withdrawn({}, { locale }), text("title"));
    case "trip_alternative_taken":
      return said("leaf", m.touchpoint_trip_alternative_taken({}, { locale }), text("title"));
    case "trip_alternative_left":
      return said("leaf", m.touchpoint_trip_alternative_left({}, { locale }), text("title"));
    case "trip_called":
      return said("phone", m.touchpoint_trip_called({}, { locale }), text("reason"));
    default:
      return { icon: "info", title: m.touchpoint_other({}, { locale }), quote: "", detail: body };
  }
}

function movedWords(
  to: OfferState | undefined,
  isFromCandidate: boolean,
  locale: Locale,
): [IconName, string] {
  if (!to) return ["document-check", m.touchpoint_offer_changed({}, { locale })];
  const isAcceptance = isFromCandidate && (to === "accepted" || to === "formal");
  if (isAcceptance) return ["check", m.touchpoint_accepted({}, { locale })];
  switch (to) {
    case "declined_before":
    case "declined_after":
      return ["minus-round", m.touchpoint_declined({}, { locale })];
    case "lost_contact":
      return ["bubble", m.touchpoint_lost_contact({}, { locale })];
    case "withdrawn_by_company":
      return ["lock", m.touchpoint_withdrawn({}, { locale })];
    default:
      return ["document-check", m.touchpoint_offer_moved({ state: offerStateWord(to, locale) }, { locale })];
  }
}

function callWords(result: string, callBackOn: string, locale: Locale) {
  if (result === "voicemail") return m.touchpoint_call_voicemail({}, { locale });
  if (result === "call_back")
    return callBackOn
      ? m.touchpoint_call_back_on({ day: callBackOn }, { locale })
      : m.touchpoint_call_back({}, { locale });
  return m.touchpoint_call({}, { locale });
}

function answeredWords(answer: string, event: string, locale: Locale) {
  if (answer === "yes") return m.touchpoint_answered_yes({ event }, { locale });
  if (answer === "no") return m.touchpoint_answered_no({ event }, { locale });
  if (answer === "maybe") return m.touchpoint_answered_maybe({ event }, { locale });
  if (answer === "other_date") return m.touchpoint_answered_other_date({ event }, { locale });
  return m.touchpoint_answered({ event }, { locale });
}

function replyBy(day: string, locale: Locale) {
  return day && m.touchpoint_reply_by({ day }, { locale });
}

function stateOf(text: string): OfferState | undefined {
  return offerStates.find((state) => state === text);
}

function textOf(details: unknown, key: string): string {
  if (typeof details !== "object" || details === null) return "";
  const value = (details as Record<string, unknown>)[key];
  return typeof value === "string" ? value : "";
}
