import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterContent, LetterSender } from "../layout/letter-content.ts";

export type TodayDigestFacts = {
  locale: Locale;
  sender: LetterSender;
  greeting: string;
  url: string;
  /** In words, without the year. */
  day: string;
  waiting: number;
  /** How long the first of them has waited, in words. */
  longest: string;
  week: number;
};

/** A recruiter's morning: how many wait and since when, how much is due. No names: a mailbox isn't the house. */
export function todayDigest(facts: TodayDigestFacts): LetterContent {
  const { locale, sender, greeting, url, day, waiting, longest, week } = facts;
  const first =
    waiting > 0
      ? m.today_letter_waiting({ count: waiting, wait: longest }, { locale })
      : m.today_letter_nobody({}, { locale });
  return {
    locale,
    sender,
    greeting,
    subject:
      waiting > 0
        ? m.today_letter_subject({ day, count: waiting }, { locale })
        : m.today_letter_subject_calm({ day, count: week }, { locale }),
    preview: first,
    title: m.today_letter_title({ day }, { locale }),
    blocks: [
      { kind: "text", text: first },
      ...(week > 0
        ? [{ kind: "text" as const, text: m.today_letter_week({ count: week }, { locale }) }]
        : []),
      { kind: "action", link: { label: m.today_letter_open({}, { locale }), url } },
      { kind: "small", text: m.today_letter_small({}, { locale }) },
    ],
    footnotes: [m.letter_member_why({ company: sender.company }, { locale })],
    footLinks: [],
  };
}
