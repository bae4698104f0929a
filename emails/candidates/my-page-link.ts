import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterContent, LetterSender } from "../layout/letter-content.ts";

export type MyPageLinkFacts = { locale: Locale; sender: LetterSender; greeting: string; pageUrl: string };

/** The way to a candidate's own page: when they asked for a new link, or when we show them the page for the first time. */
export function myPageLink({ locale, sender, greeting, pageUrl }: MyPageLinkFacts): LetterContent {
  return {
    locale,
    sender,
    greeting,
    subject: m.letter_my_page_subject({}, { locale }),
    preview: m.letter_my_page_text({}, { locale }),
    title: m.letter_my_page_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_my_page_text({}, { locale }) },
      { kind: "action", link: { label: m.letter_my_page({}, { locale }), url: pageUrl } },
      { kind: "small", text: m.letter_my_page_alone({}, { locale }) },
    ],
    footnotes: [
      ...(sender.desk ? [m.letter_desk({ desk: sender.desk }, { locale })] : []),
      m.letter_why_offer({}, { locale }),
    ],
    footLinks: [],
  };
}
