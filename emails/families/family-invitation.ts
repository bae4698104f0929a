import { m } from "~/paraglide/messages.js";
import { deadlineWish, eventSubject, sentences, when } from "../events/event-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";
import { briefingFacts } from "./briefing-facts.ts";
import { type FamilyLetterFacts, nothingToDecide, toFamily } from "./family-letter.ts";

/** Asks a relative to a briefing. Coming, staying away and not knowing yet are equally fine. */
export function familyInvitation(facts: FamilyLetterFacts): LetterContent {
  const { locale, title, child, pageUrl } = facts;
  const isBoth = facts.onlineUrl !== "" && facts.place !== "";
  return toFamily(facts, {
    subject: eventSubject(facts, m.family_letter_invitation_subject),
    preview: when(facts),
    title: m.family_letter_invitation_title({ title }, { locale }),
    blocks: [
      { kind: "text", text: m.family_letter_invitation_text({ child }, { locale }) },
      ...(facts.description ? [{ kind: "text", text: facts.description } as const] : []),
      briefingFacts(facts),
      nothingToDecide(facts),
      {
        kind: "answers",
        answers: [
          {
            label: m.family_answer_on_site({}, { locale }),
            url: `${pageUrl}?answer=${facts.place ? "on_site" : "online"}`,
          },
          { label: m.family_answer_no({}, { locale }), url: `${pageUrl}?answer=no` },
        ],
      },
      {
        kind: "links",
        links: [
          ...(isBoth
            ? [{ label: m.family_answer_online({}, { locale }), url: `${pageUrl}?answer=online` }]
            : []),
          { label: m.family_answer_maybe({}, { locale }), url: `${pageUrl}?answer=maybe` },
        ],
      },
      {
        kind: "small",
        text: sentences(locale, [
          deadlineWish(facts),
          m.family_letter_recorded({}, { locale }),
          m.letter_calendar_add({}, { locale }),
        ]),
      },
    ],
  });
}
