import { textIn } from "~/features/events/event.ts";
import { formatDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressed, addressedByFamily } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import type { MetGuest, SaidOfMe } from "./host-feedback.server.ts";
import type { HostFeedback } from "./host-feedback.ts";

type Question = Exclude<keyof HostFeedback, "line">;

export function hostQuestionWords(locale: Locale) {
  const to = { locale };
  const words: Record<Question, { legend: string; cards: { value: string; label: string }[] }> = {
    talked: {
      legend: m.hostsaid_talked({}, to),
      cards: [
        { value: "yes", label: m.hostsaid_talked_yes({}, to) },
        { value: "partly", label: m.hostsaid_talked_partly({}, to) },
        { value: "no", label: m.hostsaid_talked_no({}, to) },
      ],
    },
    helped: {
      legend: m.hostsaid_helped({}, to),
      cards: [
        { value: "yes", label: m.hostsaid_helped_yes({}, to) },
        { value: "partly", label: m.hostsaid_helped_partly({}, to) },
        { value: "unknown", label: m.hostsaid_helped_unknown({}, to) },
      ],
    },
    next: {
      legend: m.hostsaid_next({}, to),
      cards: [
        { value: "colleague", label: m.hostsaid_next_colleague({}, to) },
        { value: "visit", label: m.hostsaid_next_visit({}, to) },
        { value: "nothing", label: m.hostsaid_next_nothing({}, to) },
      ],
    },
  };
  return words;
}

/** A guest a host may say something of, as the portal lists them. */
export function metGuestView(guest: MetGuest, locale: Locale) {
  return {
    id: `${guest.sessionId}/${guest.candidateId}`,
    path: `/host/sessions/${guest.sessionId}/feedback/${guest.candidateId}`,
    name: addressed(guest, locale),
    when: `${formatDay(guest.startsAt, { locale, zone: guest.zone, year: false })} ${textIn(guest.title, locale)}`,
    isGiven: guest.given !== null,
  };
}

/** What a host said, in one block of words. */
export function saidView(said: SaidOfMe, locale: Locale) {
  const words = hostQuestionWords(locale);
  const answer = (question: Question) =>
    words[question].cards.find((card) => card.value === said[question])?.label ?? "";
  return {
    from: m.hostsaid_from(
      {
        name: addressedByFamily(said, locale),
        when: `${formatDay(said.startsAt, { locale, zone: said.zone })} ${textIn(said.title, locale)}`,
      },
      { locale },
    ),
    taps: [answer("talked"), answer("helped"), answer("next")].join(
      { ja: "・", en: " · ", ko: " · " }[locale],
    ),
    line: said.line ? m.feedback_quote({ word: said.line }, { locale }) : "",
  };
}

export type SaidView = ReturnType<typeof saidView>;
