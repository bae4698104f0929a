import { formatDay, formatRange, formatShortDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterBlock, LetterContent, LetterSender } from "../layout/letter-content.ts";
import { clippedSubject } from "../layout/subject.ts";

/** What a letter about an event needs to know, already in the reader's language; the same for all who read alike. */
export type EventLetterFacts = {
  locale: Locale;
  /** The reader's own, for dates and times. */
  zone: string;
  sender: LetterSender;
  greeting: string;
  title: string;
  /** The session's own name; empty where it has none. */
  label: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  place: string;
  address: string;
  onlineUrl: string;
  hosts: string[];
  isPaidWork: boolean;
  hasAlcohol: boolean;
  answerBy: Date | null;
  /** The reader's private page, without a query. */
  pageUrl: string;
};

type Told = Pick<LetterContent, "subject" | "preview" | "title" | "blocks"> & {
  why: string;
  notes?: string[];
};

/** Adds what all letters about events have: sender, greeting, desk, the reason one gets it. */
export function eventLetter(facts: EventLetterFacts, told: Told): LetterContent {
  const { locale, sender } = facts;
  return {
    locale,
    sender,
    greeting: facts.greeting,
    subject: told.subject,
    preview: told.preview,
    title: told.title,
    blocks: told.blocks,
    footnotes: [
      ...(sender.desk ? [m.letter_desk({ desk: sender.desk }, { locale })] : []),
      [told.why, ...(told.notes ?? [])].join("\n"),
    ],
    footLinks: [],
  };
}

/** A subject that names the event and, where it has one, the day, however long the event's title is. */
export function eventSubject(
  facts: EventLetterFacts,
  subject: (words: { title: string; day: string }, options: { locale: Locale }) => string,
): string {
  const { locale } = facts;
  const day = formatShortDay(facts.startsAt, facts);
  return clippedSubject(facts.title, locale, (title) => subject({ title, day }, { locale }));
}

/** 2026年7月18日(土) 14:00〜16:30（日本時間） */
export function when(facts: Pick<EventLetterFacts, "startsAt" | "endsAt" | "locale" | "zone">): string {
  return formatRange(facts.startsAt, facts.endsAt, {
    locale: facts.locale,
    zone: facts.zone,
    zoneName: true,
  });
}

export function placeLines({ place, address, onlineUrl, locale }: EventLetterFacts): string[] {
  const name = place || (onlineUrl && m.letter_online({}, { locale }));
  return [name, address, onlineUrl].filter(Boolean);
}

export function factsBlock(facts: EventLetterFacts): LetterBlock {
  const { locale } = facts;
  const where = placeLines(facts);
  return {
    kind: "facts",
    rows: [
      { label: m.letter_when({}, { locale }), lines: [when(facts), facts.label].filter(Boolean) },
      ...(where.length > 0 ? [{ label: m.letter_where({}, { locale }), lines: where }] : []),
      ...(facts.hosts.length > 0
        ? [{ label: m.letter_hosts({}, { locale }), lines: [facts.hosts.join(" · ")] }]
        : []),
      ...(facts.hasAlcohol
        ? [{ label: m.letter_drinks({}, { locale }), lines: [m.letter_drinks_optional({}, { locale })] }]
        : []),
    ],
  };
}

/** Free to come, or paid working time: every letter that asks says which. */
export function freedomBlock({ locale, isPaidWork }: EventLetterFacts): LetterBlock {
  return isPaidWork
    ? { kind: "calm", title: m.letter_paid_title({}, { locale }), text: m.letter_paid_text({}, { locale }) }
    : { kind: "calm", title: m.letter_free_title({}, { locale }), text: m.letter_free_text({}, { locale }) };
}

export function answersBlock(
  facts: EventLetterFacts,
  no: string = m.letter_answer_no({}, { locale: facts.locale }),
): LetterBlock {
  const { locale } = facts;
  return {
    kind: "answers",
    answers: [
      { label: m.letter_answer_yes({}, { locale }), url: answerUrl(facts, "yes") },
      { label: no, url: answerUrl(facts, "no") },
    ],
  };
}

export function otherAnswersBlock(facts: EventLetterFacts): LetterBlock {
  const { locale } = facts;
  return {
    kind: "links",
    links: [
      { label: m.letter_answer_maybe({}, { locale }), url: answerUrl(facts, "maybe") },
      { label: m.letter_answer_other_date({}, { locale }), url: answerUrl(facts, "other_date") },
    ],
  };
}

/** The page behind the link asks once more: following it changes nothing. */
export function pageBlock(facts: EventLetterFacts): LetterBlock {
  return {
    kind: "action",
    link: { label: m.letter_open_answer_page({}, { locale: facts.locale }), url: facts.pageUrl },
  };
}

/** "7月16日(木)までにお聞かせいただけると助かります。" or nothing where no day is set. */
export function deadlineWish({ answerBy, locale, zone }: EventLetterFacts): string {
  return answerBy
    ? m.letter_deadline({ day: formatDay(answerBy, { locale, zone, year: locale === "en" }) }, { locale })
    : "";
}

/** Sentences side by side: with a space where the language has one. */
export function sentences(locale: Locale, parts: string[]): string {
  return parts.filter(Boolean).join(locale === "ja" ? "" : " ");
}

function answerUrl(facts: EventLetterFacts, answer: "yes" | "no" | "maybe" | "other_date"): string {
  return `${facts.pageUrl}?answer=${answer}`;
}
