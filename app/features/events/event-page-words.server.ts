import { formatDay } from "~/lib/dates.ts";
import { type Locale, localeNames, locales } from "~/lib/locale.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { type Standing, standings } from "./answer.ts";
import { type EventState, type Texts, textIn } from "./event.ts";
import type { Figures } from "./guest-view.ts";
import { standingWord } from "./standing-words.ts";

export type EventWords = ReturnType<typeof eventWords>;

/** What the page of an event and its tables say. */
export function eventWords(locale: Locale) {
  return sayAll(locale, {
    answerFor: m.event_answer_for,
    cancel: m.event_cancel,
    cancelGo: m.event_cancel_go,
    cancelReason: m.event_cancel_reason,
    changeFor: m.event_change_for,
    colAction: m.event_col_action,
    colAnswer: m.event_col_answer,
    colAnswered: m.event_col_answered,
    colName: m.event_col_name,
    colPlace: m.event_col_place,
    colSeats: m.event_col_seats,
    colState: m.session_col_state,
    colWhen: m.event_col_when,
    colWord: m.event_col_word,
    details: m.event_details,
    draft: m.event_draft_banner,
    edit: m.event_edit,
    hosts: m.event_hosts,
    invite: m.event_invite,
    list: m.event_list_name,
    matching: m.matching_open,
    nobody: m.event_nobody_yet,
    nobodyText: m.event_nobody_yet_text,
    noGuests: m.event_no_guests,
    placing: m.placing_open,
    publish: m.event_publish,
    rest: m.event_show_rest,
    sessionAdd: m.session_add,
    sessions: m.session_list,
    stop: m.event_stop,
    tabs: m.event_answer_tabs,
  });
}

/** The dialog that cancels an event says to how many. */
export function cancelSentences(title: string, told: number, locale: Locale) {
  return {
    title: m.event_cancel_title({ title }, { locale }),
    text:
      told > 0
        ? m.event_cancel_text({ count: told }, { locale })
        : m.event_cancel_text_nobody({}, { locale }),
  };
}

/** Everybody, then each standing that somebody has or that is looked at. */
export function standingTabs(figures: Figures, show: Standing | undefined, locale: Locale) {
  const people = (count: number) => m.event_people({ count }, { locale });
  return [
    {
      standing: undefined,
      label: m.event_standing_all({}, { locale }),
      count: people(figures.invited),
    },
    ...standings
      .filter((standing) => figures[standing] > 0 || standing === show)
      .map((standing) => ({
        standing,
        label: standingWord(standing, locale),
        count: people(figures[standing]),
      })),
  ];
}

export type EventDetails = ReturnType<typeof eventDetails>;

type Described = {
  title: Texts;
  description: Texts;
  answerBy: Date | null;
  zone: string;
  onlineUrl: string;
  policyReason: string;
  state: EventState;
};

/** The text people read, until when they may answer, what was decided about the meeting policy. */
export function eventDetails(event: Described, locale: Locale) {
  const written = locales.filter((each) => event.title[each]).map((each) => localeNames[each]);
  const answerBy = event.answerBy
    ? formatDay(event.answerBy, { locale, zone: event.zone })
    : m.event_detail_no_deadline({}, { locale });
  const lines = [
    { label: m.event_detail_deadline({}, { locale }), value: answerBy },
    {
      label: m.event_detail_languages({}, { locale }),
      value: written.join({ ja: "・", en: ", ", ko: ", " }[locale]),
    },
    { label: m.event_detail_online({}, { locale }), value: event.onlineUrl, isLink: true },
    { label: m.event_detail_reason({}, { locale }), value: event.policyReason },
  ];
  return {
    title: m.event_details({}, { locale }),
    text: textIn(event.description, locale),
    lines: lines.filter(({ value }) => value !== "").map((line) => ({ isLink: false, ...line })),
  };
}
