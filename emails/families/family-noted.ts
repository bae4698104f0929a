import { m } from "~/paraglide/messages.js";
import { eventSubject, when } from "../events/event-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";
import { briefingFacts } from "./briefing-facts.ts";
import { type FamilyLetterFacts, familyPage, toFamily } from "./family-letter.ts";

/** All seats are taken; the line is kept in order. */
export function familyWaiting(facts: FamilyLetterFacts): LetterContent {
  const { locale, title } = facts;
  return toFamily(facts, {
    subject: eventSubject(facts, m.family_letter_waiting_subject),
    preview: when(facts),
    title: m.family_letter_waiting_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.family_letter_waiting_text({ title }, { locale }) },
      briefingFacts(facts),
      familyPage(facts),
    ],
  });
}

/** Thanks for saying so, without asking why. */
export function familyDeclinedNoted(facts: FamilyLetterFacts): LetterContent {
  const { locale, title } = facts;
  return toFamily(facts, {
    subject: eventSubject(facts, m.family_letter_declined_subject),
    preview: m.family_letter_declined_text({ title }, { locale }),
    title: m.family_letter_declined_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.family_letter_declined_text({ title }, { locale }) },
      { kind: "text", text: m.family_letter_recorded({}, { locale }) },
      familyPage(facts),
      { kind: "small", text: m.letter_calendar_remove({}, { locale }) },
    ],
  });
}

/** The day before, to those who come. */
export function familyReminder(facts: FamilyLetterFacts): LetterContent {
  const { locale, title } = facts;
  return toFamily(facts, {
    subject: eventSubject(facts, m.family_letter_reminder_subject),
    preview: when(facts),
    title: m.family_letter_reminder_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.family_letter_reminder_text({ title }, { locale }) },
      briefingFacts(facts),
      { kind: "text", text: m.family_letter_change({}, { locale }) },
      familyPage(facts),
    ],
  });
}
