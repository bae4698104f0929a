import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { Found } from "./check-note.ts";
import type { NoteReason, WishTopic } from "./note-rule.ts";

type Named = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const reasonNames: Record<NoteReason, Named> = {
  job: m.note_reason_job,
  income: m.note_reason_income,
  standing: m.note_reason_standing,
  belief: m.note_reason_belief,
  home: m.note_reason_home,
  health: m.note_reason_health,
  makeup: m.note_reason_makeup,
  view: m.note_reason_view,
  relative: m.note_reason_relative,
  ranking: m.note_reason_ranking,
};

const topicNames: Record<WishTopic, Named> = {
  place: m.note_topic_place,
  transfer: m.note_topic_transfer,
  safety: m.note_topic_safety,
  pay: m.note_topic_pay,
  leaflet: m.note_topic_leaflet,
  briefing: m.note_topic_briefing,
};

/** 「ご家族の健康や病気、賛成・反対などの考え」: what was found, to stand in a sentence. */
export function sayReasons(found: readonly Pick<Found, "reason">[], locale: Locale): string {
  const say = (reasons: NoteReason[]) =>
    reasons
      .map((reason) => reasonNames[reason]({}, { locale }))
      .reduce((a, b) => m.note_list_of({ a, b }, { locale }));
  const about = found.map(({ reason }) => reason);
  const family = about.filter((reason) => reason !== "ranking");
  if (family.length === 0) return say(about);
  const ofFamily = m.note_of_family({ reasons: say(family) }, { locale });
  if (family.length === about.length) return ofFamily;
  return m.note_list_of({ a: ofFamily, b: say(["ranking"]) }, { locale });
}

export function topicName(topic: WishTopic, locale: Locale): string {
  return topicNames[topic]({}, { locale });
}
