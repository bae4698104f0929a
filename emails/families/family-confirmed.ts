import { m } from "~/paraglide/messages.js";
import { eventSubject, when } from "../events/event-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";
import { briefingFacts } from "./briefing-facts.ts";
import { type FamilyLetterFacts, familyPage, toFamily } from "./family-letter.ts";

/** Says that the seats are theirs, or that they are awaited online. */
export function familyConfirmed(
  facts: FamilyLetterFacts & { isOnline: boolean; people: number },
): LetterContent {
  const { locale, title, isOnline, people } = facts;
  return toFamily(facts, {
    subject: eventSubject(facts, m.family_letter_confirmed_subject),
    preview: when(facts),
    title: isOnline
      ? m.family_letter_confirmed_title_online({}, { locale })
      : m.family_letter_confirmed_title({}, { locale }),
    blocks: [
      {
        kind: "text",
        text: isOnline
          ? m.family_letter_confirmed_online({ title }, { locale })
          : m.family_letter_confirmed_text({ title, count: people }, { locale }),
      },
      briefingFacts(facts),
      { kind: "text", text: m.family_letter_change({}, { locale }) },
      familyPage(facts),
      { kind: "small", text: m.letter_calendar_add({}, { locale }) },
    ],
  });
}
