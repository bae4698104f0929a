import type { EventKind, Texts } from "~/features/events/event.ts";
import { type Locale, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { TemplatePlan, TemplateSession } from "./template.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const usual = {
  placeKind: "office",
  place: {},
  address: "",
  onlineUrl: "",
  way: "book",
  sessionsEach: 1,
  companionsMax: 0,
  asksNeeds: false,
  isPaidWork: false,
  hasAlcohol: false,
  policyReason: "",
} as const;

/** Ours, for each kind, in three languages. Times keep within the meeting policy (9 to 21 h), none serves alcohol. */
export function ourPlan(kind: EventKind): TemplatePlan {
  return { ...usual, kind, ...plans[kind]() };
}

type Own = Omit<TemplatePlan, keyof typeof usual | "kind"> & Partial<TemplatePlan>;

const plans: Record<EventKind, () => Own> = {
  meetup: () => ({
    ...written(m.template_meetup, m.template_meetup_text),
    answerDays: 3,
    sessions: [at("18:00", "19:00", 6)],
  }),
  social: () => ({
    ...written(m.template_social, m.template_social_text),
    placeKind: "restaurant",
    answerDays: 7,
    asksNeeds: true,
    sessions: [at("18:00", "20:00", 24)],
  }),
  workshop: () => ({
    ...written(m.template_workshop, m.template_workshop_text),
    answerDays: 7,
    isPaidWork: true,
    sessions: [at("13:00", "16:30", 20)],
  }),
  visit: () => ({
    ...written(m.template_visit, m.template_visit_text),
    answerDays: 7,
    sessions: [at("13:30", "16:00", 12)],
  }),
  ceremony: () => ({
    ...written(m.template_ceremony, m.template_ceremony_text),
    placeKind: "venue",
    answerDays: 14,
    sessionsEach: 2,
    asksNeeds: true,
    sessions: [
      { ...at("10:30", "12:00", 120), label: inAll(m.template_ceremony_session) },
      { ...at("12:30", "14:30", 120), label: inAll(m.template_ceremony_social) },
    ],
  }),
  trip: () => ({
    ...written(m.template_trip, m.template_trip_text),
    placeKind: "venue",
    answerDays: 30,
    asksNeeds: true,
    isPaidWork: true,
    sessions: [at("09:00", "17:00", 12)],
  }),
  family_briefing: () => ({
    ...written(m.template_family, m.template_family_text),
    answerDays: 7,
    companionsMax: 2,
    asksNeeds: true,
    sessions: [at("14:00", "15:30", 40)],
  }),
};

function at(starts: string, ends: string, seats: number): TemplateSession {
  return { days: 0, starts, ends, seats, label: {} };
}

function written(title: Word, text: Word): { title: Texts; description: Texts } {
  return { title: inAll(title), description: inAll(text) };
}

function inAll(word: Word): Texts {
  return Object.fromEntries(locales.map((locale) => [locale, word({}, { locale })]));
}
