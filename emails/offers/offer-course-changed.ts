import { m } from "~/paraglide/messages.js";
import { type OwnLetterFacts, ownLetter } from "../candidates/own-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";

/** Department or course of an offer changed: from what to what, what stays, and that questions are welcome. */
export function offerCourseChanged(facts: OwnLetterFacts & { from: string; to: string }): LetterContent {
  const { locale, from, to } = facts;
  const none = m.offer_course_none({}, { locale });
  return ownLetter(facts, {
    subject: m.letter_course_subject({}, { locale }),
    preview: m.letter_course_text({}, { locale }),
    title: m.letter_course_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_course_text({}, { locale }) },
      {
        kind: "facts",
        rows: [
          { label: m.offer_course_before({}, { locale }), lines: [from || none] },
          { label: m.offer_course_after({}, { locale }), lines: [to || none] },
        ],
      },
      { kind: "small", text: m.letter_course_stays({}, { locale }) },
    ],
    action: m.letter_course_go({}, { locale }),
  });
}
