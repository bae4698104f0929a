import type { Found } from "~/features/notes/check-note.ts";
import { keptUntil, noteMonths, notePurposes } from "~/features/notes/note.ts";
import type { WishTopic } from "~/features/notes/note-rule.ts";
import { sayReasons, topicName } from "~/features/notes/note-stop-words.ts";
import { formatDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";

export type NoteFormWords = ReturnType<typeof noteFormWords>;
export type NoteStopWords = ReturnType<typeof noteStopWords>;

export function noteFormWords(locale: Locale, today: string) {
  const purposes = sayAll(locale, {
    support: m.note_purpose_support,
    joining: m.note_purpose_joining,
    event: m.note_purpose_event,
  });
  const until = (months: number) => formatDay(keptUntil(today, months), { locale });
  return {
    ...sayAll(locale, {
      busy: m.candidate_busy,
      contact: m.candidate_note_contact,
      disclosed: m.candidate_note_disclosed,
      doNote: m.candidate_do_note,
      keep: m.candidate_note_keep,
      keepUntil: m.note_keep_until,
      mentionHint: m.note_mention_hint,
      purpose: m.note_purpose,
      taskAdd: m.note_task_add,
      taskDue: m.note_task_due,
      taskOwner: m.note_task_owner,
      taskTitle: m.note_task_title,
      text: m.candidate_note_text,
    }),
    purposes: notePurposes.map((value) => ({ value, label: purposes[value] })),
    months: noteMonths.map((count) => ({
      value: String(count),
      label: m.note_until_months({ count, day: until(count) }, { locale }),
    })),
  };
}

/** What a note was stopped for, and what may be kept instead. */
export function noteStopWords(
  { found, topics }: { found: readonly Found[]; topics: readonly WishTopic[] },
  locale: Locale,
) {
  return {
    ...sayAll(locale, {
      title: m.note_stopped_title,
      quote: m.note_stopped_quote,
      instead: m.note_stopped_topics,
      wrong: m.note_wrong_stop,
      wrongHint: m.note_wrong_stop_hint,
    }),
    text: m.note_stopped_text({ reasons: sayReasons(found, locale) }, { locale }),
    found,
    topics: topics.map(
      (topic) => [topic, m.note_topic_keep({ topic: topicName(topic, locale) }, { locale })] as const,
    ),
  };
}
