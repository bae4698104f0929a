import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { AboutTopic, Channel, FamilyAnswer, FamilyTopic } from "./family.ts";
import type { ConsentRefusal } from "./save-consent.server.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const topics: Record<FamilyTopic, [name: Word, help: Word]> = {
  briefing: [m.family_topic_briefing, m.family_topic_briefing_help],
  leaflet: [m.family_topic_leaflet, m.family_topic_leaflet_help],
  news: [m.family_topic_news, m.family_topic_news_help],
  emergency: [m.family_topic_emergency, m.family_topic_emergency_help],
};

const channels: Record<Channel, Word> = {
  mail: m.family_channel_mail,
  post: m.family_channel_post,
  phone: m.family_channel_phone,
};

const abouts: Record<AboutTopic, Word> = {
  place_of_work: m.family_about_place_of_work,
  transfer: m.family_about_transfer,
  safety: m.family_about_safety,
  pay: m.family_about_pay,
  leaflet: m.family_about_leaflet,
  briefing: m.family_about_briefing,
  other: m.family_about_other,
};

/** What may be said to somebody who called first, whoever they are: general, public, never about a person. */
const scripts: Record<AboutTopic, Word> = {
  place_of_work: m.family_script_place_of_work,
  transfer: m.family_script_transfer,
  safety: m.family_script_safety,
  pay: m.family_script_pay,
  leaflet: m.family_script_leaflet,
  briefing: m.family_script_briefing,
  other: m.family_script_other,
};

const answers: Record<FamilyAnswer, Word> = {
  on_site: m.family_answer_on_site,
  online: m.family_answer_online,
  no: m.family_answer_no,
  maybe: m.family_answer_maybe,
};

export function topicWord(topic: FamilyTopic, locale: Locale): string {
  return topics[topic][0]({}, { locale });
}

export function topicHelp(topic: FamilyTopic, locale: Locale): string {
  return topics[topic][1]({}, { locale });
}

export function channelWord(channel: Channel, locale: Locale): string {
  return channels[channel]({}, { locale });
}

export function aboutWord(topic: string, locale: Locale): string {
  return (abouts[topic as AboutTopic] ?? m.family_about_other)({}, { locale });
}

export function scriptWord(topic: string, locale: Locale): string {
  return (scripts[topic as AboutTopic] ?? m.family_script_other)({}, { locale });
}

export function familyAnswerWord(answer: FamilyAnswer, locale: Locale): string {
  return answers[answer]({}, { locale });
}

/** 冊子・説明会: several words in a row, as the language joins them. */
export function joinedWords(words: readonly string[], locale: Locale): string {
  return words.join(locale === "ja" ? "・" : ", ");
}

const refusals: Record<ConsentRefusal, Word> = {
  not_found: m.family_refused_gone,
  no_channel: m.family_refused_no_channel,
  no_mail: m.family_refused_no_mail,
  no_post: m.family_refused_no_post,
  no_phone: m.family_refused_no_phone,
  too_long: m.family_refused_too_long,
  ended: m.family_refused_ended,
};

/** Why a wish could not be kept, and what to do. */
export function refusalSentence(reason: ConsentRefusal, locale: Locale): string {
  return refusals[reason]({}, { locale });
}
