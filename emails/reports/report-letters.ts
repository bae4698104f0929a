import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { type OwnLetterFacts, ownLetter } from "../candidates/own-letter.ts";
import type { LetterContent, LetterSender } from "../layout/letter-content.ts";

type MemberFacts = { locale: Locale; sender: LetterSender; greeting: string; url: string };

/** To the desk: something came. Not a word of what, from whom or about which meeting. */
export function reportCame(facts: MemberFacts): LetterContent {
  const { locale } = facts;
  return toMember(facts, {
    title: m.report_letter_came({}, { locale }),
    text: m.report_letter_came_text({}, { locale }),
    action: m.report_letter_came_go({}, { locale }),
  });
}

/** To a candidate who gave a name: there is an answer. It stands on their page alone. */
export function reportAnswered(facts: OwnLetterFacts): LetterContent {
  const { locale } = facts;
  const title = m.report_letter_answered({}, { locale });
  return ownLetter(facts, {
    subject: title,
    preview: title,
    title,
    blocks: [{ kind: "text", text: m.report_letter_answered_text({}, { locale }) }],
    action: m.report_letter_answered_go({}, { locale }),
  });
}

/** The same to a colleague. */
export function reportAnsweredMember(facts: MemberFacts): LetterContent {
  const { locale } = facts;
  return toMember(facts, {
    title: m.report_letter_answered({}, { locale }),
    text: m.report_letter_answered_text({}, { locale }),
    action: m.report_letter_answered_go({}, { locale }),
  });
}

function toMember(
  { locale, sender, greeting, url }: MemberFacts,
  { title, text, action }: { title: string; text: string; action: string },
): LetterContent {
  return {
    ...{ locale, sender, greeting, title },
    subject: title,
    preview: title,
    blocks: [
      { kind: "text", text },
      { kind: "action", link: { label: action, url } },
    ],
    footnotes: [m.letter_member_why({ company: sender.company }, { locale })],
    footLinks: [],
  };
}
