import type { Db } from "#db/client.server.ts";
import { listChoices } from "~/features/candidates/candidate-queries.server.ts";
import { previewMailing } from "~/features/mailings/preview-mailing.server.ts";
import { textFor } from "~/features/messages/message.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { formatDay, formatMonth } from "~/lib/dates.ts";
import { type Locale, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { findLastIssue, type ListedIssue, listNewsletterReaders } from "./issue-queries.server.ts";
import { type IssueWords, nextIssueDay } from "./newsletter.ts";
import { writeNewsletterLetters } from "./newsletter-letters.server.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

/** Everything that the page of an issue says, in one language. */
export function issuePageWords(locale: Locale) {
  const say = (word: Word) => word({}, { locale });
  return {
    list: say(m.news_title),
    heading: say(m.news_new),
    to: say(m.news_to),
    name: say(m.news_name),
    nameHint: say(m.news_name_hint),
    day: say(m.news_day),
    year: say(m.news_year),
    units: say(m.news_units),
    texts: say(m.message_words),
    textsHint: say(m.message_words_hint),
    textHint: say(m.mailing_text_hint),
    save: say(m.news_save),
    preview: say(m.message_preview),
    try: say(m.news_try),
    plan: say(m.news_plan),
    withdraw: say(m.news_withdraw),
    stop: say(m.news_stop),
    subject: say(m.message_subject),
    dark: say(m.letter_text_dark),
    plain: say(m.letter_text_plain),
  };
}
export type IssuePageWords = ReturnType<typeof issuePageWords>;

/** The choices of the form. */
export async function issueChoices(db: Db) {
  const { years, units } = await listChoices(db);
  return { years: years.map(String), units };
}

/** Where an issue stands, in words. */
export function issueState(issue: ListedIssue, reader: { locale: Locale; zone: string }): string {
  const { locale } = reader;
  const day = formatDay(issue.sendsOn, { locale });
  if (issue.state === "planned") return m.news_state_planned({ day }, { locale });
  if (issue.state === "draft" || !issue.finishedAt) return m.news_state_draft_for({ day }, { locale });
  const sent = m.news_state_sent(
    { day: formatDay(issue.finishedAt, reader), count: issue.readers },
    { locale },
  );
  const spared = issue.spared > 0 ? m.news_spared({ count: issue.spared }, { locale }) : "";
  return [sent, spared].filter(Boolean).join(" · ");
}

/** An issue as fields of its form. */
export function issueValues({ title, year, sendsOn, texts }: IssueWords): Record<string, string> {
  const values: Record<string, string> = { title, year: String(year), sendsOn: typedDay(sendsOn) };
  for (const locale of locales) {
    values[`subject_${locale}`] = texts[locale]?.subject ?? "";
    values[`text_${locale}`] = texts[locale]?.text ?? "";
  }
  return values;
}

/** What an issue that is begun now starts with: a month after the last, for the same readers, named by its month. */
export async function proposeIssue(db: Db, { today, now }: { today: string; now: Date }, locale: Locale) {
  const last = await findLastIssue(db, now);
  const sendsOn = nextIssueDay(last?.sendsOn, today);
  const title = m.news_issue_of({ month: formatMonth(sendsOn, { locale }) }, { locale });
  return {
    values: { title, sendsOn: typedDay(sendsOn), ...(last && { year: String(last.year) }) } as Record<
      string,
      string
    >,
    unitIds: last?.unitIds ?? [],
    hint: last ? m.news_next({ day: formatDay(sendsOn, { locale }) }, { locale }) : "",
  };
}

/** As one types it: 2026/08/10. */
function typedDay(day: string): string {
  return day.replaceAll("-", "/");
}

const looks = {
  draft: { tone: "line", icon: "pen" },
  planned: { tone: "ai", icon: "clock" },
  sent: { tone: "matsu", icon: "check" },
} as const;

/** A line of the list: its name, its subject in the reader's language, where it stands. */
export function issueLine(issue: ListedIssue, reader: { locale: Locale; zone: string }) {
  const { id, title, state, texts } = issue;
  const words = { draft: m.news_state_draft, planned: m.news_badge_planned, sent: m.news_badge_sent };
  return {
    ...{ id, title, subject: textFor(texts, reader.locale)?.subject ?? "" },
    badge: { ...looks[state], word: words[state]({}, { locale: reader.locale }) },
    state: issueState(issue, reader),
  };
}

const mostCounted = 10_000;

/** How the issue looks to its first reader of each language, and how many have asked for it. */
export async function showIssue(
  db: Db,
  jobs: Jobs,
  {
    id,
    words,
    memberId,
    locale,
    appUrl,
    isSent = false,
    now,
  }: {
    id: string;
    words: IssueWords;
    memberId: string;
    locale: Locale;
    appUrl: string;
    isSent?: boolean;
    now: Date;
  },
) {
  const { texts } = words;
  const readers = await listNewsletterReaders(db, words, { limit: mostCounted });
  const letters = await previewMailing(db, jobs, {
    ...{ texts, readers, appUrl, now },
    write: (trx, silent, people) =>
      writeNewsletterLetters(trx, silent, { issueId: id, texts, writtenBy: memberId, readers: people, now }),
  });
  return {
    count: isSent ? "" : m.news_count({ count: readers.length }, { locale }),
    previews: letters.map(({ name, readers: count, ...letter }) => ({
      letter,
      end: (count > 0 ? m.message_first_reader : m.mailing_preview_none)({ name, count }, { locale }),
    })),
  };
}
export type ShownIssue = Awaited<ReturnType<typeof showIssue>>;
