import { formatDayTime } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { type OwnLetterFacts, ownLetter } from "../candidates/own-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";

type Facts = OwnLetterFacts & { startsAt: Date | undefined; zone: string };

/** No colleague had the time for the twenty minutes somebody asked for; another time, or a written question, is near. */
export function talkUnanswered(facts: Facts): LetterContent {
  const { locale, startsAt, zone } = facts;
  const when = startsAt ? formatDayTime(startsAt, { locale, zone }) : "";
  return ownLetter(facts, {
    subject: m.letter_talk_none_subject({}, { locale }),
    preview: m.letter_talk_none_text({ when }, { locale }),
    title: m.letter_talk_none_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_talk_none_text({ when }, { locale }) },
      { kind: "text", text: m.letter_talk_none_ways({}, { locale }) },
    ],
    action: m.letter_talk_none_go({}, { locale }),
  });
}
