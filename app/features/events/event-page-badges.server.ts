import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { BadgeTone } from "~/ui/badge.tsx";
import type { IconName } from "~/ui/icon.tsx";
import type { EventDraft, EventState } from "./event.ts";
import { eventStateLooks } from "./event-look.ts";
import { kindWord, stateWord } from "./event-words.ts";
import { type MeetingPolicy, policyConcernsOf } from "./meeting-policy.ts";

type Policed = Pick<
  EventDraft,
  "kind" | "isPaidWork" | "hasAlcohol" | "startsAt" | "endsAt" | "zone" | "placeKind" | "seats"
> & { state: EventState };

export type EventBadge = { tone?: BadgeTone; icon: IconName; word: string };

/** Kind, voluntary or paid, alcohol, and whether it fits the meeting policy. */
export function eventBadges(event: Policed, policy: MeetingPolicy, locale: Locale): EventBadge[] {
  const fits = policyConcernsOf(event, policy).length === 0;
  const paid = event.isPaidWork ? m.event_paid : m.event_voluntary;
  const drinks = event.hasAlcohol ? m.event_alcohol : m.event_no_alcohol;
  const said = fits ? m.event_policy_fits : m.event_policy_reasoned;
  const state = { ...eventStateLooks[event.state], word: stateWord(event.state, locale) };
  return [
    ...(event.state === "published" ? [] : [state]),
    { tone: "ai", icon: "people", word: kindWord(event.kind, locale) },
    { icon: "check", word: paid({}, { locale }) },
    { icon: event.hasAlcohol ? "info" : "check", word: drinks({}, { locale }) },
    { tone: fits ? "matsu" : "yama", icon: "shield", word: said({}, { locale }) },
  ];
}
