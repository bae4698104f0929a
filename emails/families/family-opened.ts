import { formatDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { clippedSubject } from "../layout/subject.ts";
import { type FamilyReader, familyPage, nothingToDecide, toFamily } from "./family-letter.ts";

export type OpenedTopic = "briefing" | "leaflet" | "news" | "emergency";

/** The first letter to somebody whom a candidate let in: what will come, until when, and how to stop it. */
export function familyOpened(
  facts: FamilyReader & { topics: OpenedTopic[]; untilOn: string },
): LetterContent {
  const { locale, child, sender, topics, untilOn } = facts;
  const day = untilOn && formatDay(untilOn, { locale });
  return toFamily(facts, {
    subject: clippedSubject(sender.company, locale, (company) =>
      m.family_letter_opened_subject({ company }, { locale }),
    ),
    preview: m.family_letter_opened_preview({}, { locale }),
    title: m.family_letter_opened_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.family_letter_opened_text({ child, company: sender.company }, { locale }) },
      {
        kind: "facts",
        rows: [
          {
            label: m.family_letter_topics({}, { locale }),
            lines: topics.map((topic) => topicName(topic, locale)),
          },
          ...(day
            ? [
                {
                  label: m.family_letter_until({}, { locale }),
                  lines: [m.family_until_day({ day }, { locale })],
                },
              ]
            : []),
        ],
      },
      nothingToDecide(facts),
      familyPage(facts),
    ],
  });
}

function topicName(topic: OpenedTopic, locale: Locale): string {
  const names = {
    briefing: m.family_topic_briefing,
    leaflet: m.family_topic_leaflet,
    news: m.family_topic_news,
    emergency: m.family_topic_emergency,
  };
  return names[topic]({}, { locale });
}
