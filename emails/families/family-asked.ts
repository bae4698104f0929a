import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterContent, LetterSender } from "../layout/letter-content.ts";

type Asked = {
  locale: Locale;
  sender: LetterSender;
  greeting: string;
  pageUrl: string;
  occasion: "ours" | "they_called";
  /** What a relative asked about; empty where nobody called. */
  topic: string;
};

const topics: Record<string, typeof m.family_about_other> = {
  place_of_work: m.family_about_place_of_work,
  transfer: m.family_about_transfer,
  safety: m.family_about_safety,
  pay: m.family_about_pay,
  leaflet: m.family_about_leaflet,
  briefing: m.family_about_briefing,
  other: m.family_about_other,
};

/** Asks a candidate, once a season, whether they want their family to be told about the company. Silence is an answer. */
export function familyAsked(facts: Asked): LetterContent {
  const { locale, sender, greeting, occasion } = facts;
  const topic = (topics[facts.topic] ?? m.family_about_other)({}, { locale });
  const hasCalled = occasion === "they_called";
  return {
    locale,
    sender,
    greeting,
    subject: hasCalled
      ? m.family_letter_called_subject({}, { locale })
      : m.family_letter_asked_subject({}, { locale }),
    preview: m.family_letter_asked_free({}, { locale }),
    title: hasCalled
      ? m.family_letter_called_title({}, { locale })
      : m.family_letter_asked_title({}, { locale }),
    blocks: [
      {
        kind: "text",
        text: hasCalled
          ? m.family_letter_called_text({ topic }, { locale })
          : m.family_letter_asked_text({}, { locale }),
      },
      {
        kind: "calm",
        title: m.family_letter_asked_free_title({}, { locale }),
        text: m.family_letter_asked_free({}, { locale }),
      },
      { kind: "action", link: { label: m.family_letter_asked_open({}, { locale }), url: facts.pageUrl } },
    ],
    footnotes: [
      ...(sender.desk ? [m.letter_desk({ desk: sender.desk }, { locale })] : []),
      m.family_letter_asked_once({}, { locale }),
    ],
    footLinks: [],
  };
}
