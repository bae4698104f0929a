import { formatDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { type OwnLetterFacts, ownLetter, quoteBlock } from "../candidates/own-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";

type Facts = OwnLetterFacts & {
  /** The reply date from now on; empty where none is set. */
  replyOn: string;
  /** What the recruiter wrote with it; may be empty. */
  answer: string;
};

/** The reply date has moved, by the person's own tap or because a recruiter gave the time they asked for. */
export function offerMoreTime(facts: Facts): LetterContent {
  const { locale, answer } = facts;
  const day = formatDay(facts.replyOn, { locale });
  return ownLetter(facts, {
    subject: m.letter_more_time_subject({}, { locale }),
    preview: m.letter_more_time_text({ day }, { locale }),
    title: m.letter_more_time_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_more_time_text({ day }, { locale }) },
      ...quoteBlock(answer, locale),
      { kind: "small", text: m.letter_more_time_free({}, { locale }) },
    ],
    action: m.letter_offer_page_go({}, { locale }),
  });
}

/** An answer in words to the wish for more time; the date stays. */
export function offerTimeAnswered(facts: Facts): LetterContent {
  const { locale, answer, replyOn } = facts;
  return ownLetter(facts, {
    subject: m.letter_time_answered_subject({}, { locale }),
    preview: m.letter_time_answered_text({}, { locale }),
    title: m.letter_time_answered_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_time_answered_text({}, { locale }) },
      ...quoteBlock(answer, locale),
      ...(replyOn
        ? [
            {
              kind: "small",
              text: m.letter_time_answered_date({ day: formatDay(replyOn, { locale }) }, { locale }),
            } as const,
          ]
        : []),
    ],
    action: m.letter_offer_page_go({}, { locale }),
  });
}
