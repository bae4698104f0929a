// A template (ひな形) is an event before it has a day: texts, times by the clock, seats, how one answers. One of ours stands
// for each kind; a company changes it for itself, and keeps further ones of its own.
import type { EventKind, EventWay, PlaceKind, Texts } from "~/features/events/event.ts";

export type TemplateSession = {
  /** Days after the first session. */
  days: number;
  starts: string;
  ends: string;
  seats: number;
  label: Texts;
};

export type TemplatePlan = {
  kind: EventKind;
  title: Texts;
  description: Texts;
  placeKind: PlaceKind;
  place: Texts;
  address: string;
  onlineUrl: string;
  /** How many days before the first session answers end; null = with its start. */
  answerDays: number | null;
  way: EventWay;
  sessionsEach: number;
  companionsMax: number;
  asksNeeds: boolean;
  isPaidWork: boolean;
  hasAlcohol: boolean;
  policyReason: string;
  sessions: TemplateSession[];
};

/** `ours`: as the product brings it · `changed`: ours, made the company's own · `own`: the company's besides. */
export type TemplateOrigin = "ours" | "changed" | "own";

/** The id of one that stands for a kind is the kind's name. */
export type Template = { id: string; origin: TemplateOrigin; plan: TemplatePlan };
