import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterContent, LetterSender } from "../layout/letter-content.ts";

export type RenewedLinkFacts = {
  locale: Locale;
  sender: LetterSender;
  greeting: string;
  pageUrl: string;
  /** What the page is about; empty for a page that is about no event. */
  title: string;
};

/** Sends a fresh link to the address we know, after somebody came with one that was too old. */
export function candidateLinkRenewed(facts: RenewedLinkFacts): LetterContent {
  const { locale, sender, title } = facts;
  return {
    locale,
    sender,
    greeting: facts.greeting,
    subject: m.letter_renewed_subject({}, { locale }),
    preview: m.letter_renewed_text({}, { locale }),
    title: m.letter_renewed_title({}, { locale }),
    blocks: [
      ...(title ? [{ kind: "text", text: m.letter_renewed_about({ title }, { locale }) } as const] : []),
      { kind: "text", text: m.letter_renewed_text({}, { locale }) },
      { kind: "action", link: { label: m.letter_open_answer_page({}, { locale }), url: facts.pageUrl } },
      { kind: "small", text: m.letter_renewed_unasked({}, { locale }) },
    ],
    footnotes: [
      ...(sender.desk ? [m.letter_desk({ desk: sender.desk }, { locale })] : []),
      m.letter_why_asked({}, { locale }),
    ],
    footLinks: [],
  };
}
