import { m } from "~/paraglide/messages.js";
import { eventSubject, when } from "../events/event-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";
import { type HostLetterFacts, hostLetter, wordBlock } from "./host-letter.ts";

type Facts = HostLetterFacts & {
  by: string;
  word: string;
  isToday: boolean;
  /** Who else leads it, and who could be asked. */
  others: string[];
  free: string[];
};

/** To the recruiter in charge: a host can't, and who is free then. `pageUrl` is the event's page. */
export function hostDeclined(facts: Facts): LetterContent {
  const { locale, title, by, others, free } = facts;
  const list = (names: string[]) => names.join({ ja: "、", en: ", ", ko: ", " }[locale]);
  const subject = facts.isToday ? m.letter_host_declined_subject_today : m.letter_host_declined_subject;
  return hostLetter(facts, {
    subject: eventSubject(facts, subject),
    preview: when(facts),
    title: m.letter_host_declined_title({ name: by }, { locale }),
    blocks: [
      { kind: "text", text: m.letter_host_declined_text({ name: by, title }, { locale }) },
      ...wordBlock(facts, by, facts.word),
      {
        kind: "facts",
        rows: [
          { label: m.letter_when({}, { locale }), lines: [when(facts)] },
          {
            label: m.letter_host_coming({}, { locale }),
            lines: [m.letter_host_going({ count: facts.going }, { locale })],
          },
          {
            label: m.letter_host_others({}, { locale }),
            lines: [others.length > 0 ? list(others) : m.letter_host_others_none({}, { locale })],
          },
          {
            label: m.letter_host_free({}, { locale }),
            lines: [free.length > 0 ? list(free) : m.letter_host_free_none({}, { locale })],
          },
        ],
      },
      { kind: "action", link: { label: m.letter_host_ask_another({}, { locale }), url: facts.pageUrl } },
    ],
  });
}
