import { kindWord, placeKindWord } from "~/features/events/event-words.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { TemplatePlan } from "./template.ts";

/** 18:00〜20:00・24席・レストラン・7日前まで */
export function templateFacts(plan: TemplatePlan, locale: Locale): string[] {
  const { sessions, answerDays } = plan;
  const [first] = sessions;
  const seats = first ? m.template_seats({ count: first.seats }, { locale }) : "";
  const time = first
    ? [first.starts, first.ends].map(plainTime).join({ ja: "〜", en: "–", ko: "~" }[locale])
    : "";
  return [
    sessions.length > 1 ? m.session_count({ count: sessions.length }, { locale }) : time,
    seats,
    placeKindWord(plan.placeKind, locale),
    answerDays ? m.template_answers({ count: answerDays }, { locale }) : "",
  ].filter(Boolean);
}

export function templateLine(plan: TemplatePlan, locale: Locale): string {
  return [kindWord(plan.kind, locale), ...templateFacts(plan, locale)].join(
    { ja: "・", en: " · ", ko: " · " }[locale],
  );
}

/** 9:00, as everywhere else. */
function plainTime(time: string): string {
  return time.replace(/^0/, "");
}
