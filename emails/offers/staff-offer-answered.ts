import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterContent, LetterSender } from "../layout/letter-content.ts";

type Facts = {
  locale: Locale;
  sender: LetterSender;
  greeting: string;
  isAccepted: boolean;
  name: string;
  unit: string;
  at: string;
  number: string;
  url: string;
};

/** The company's copy: who accepted or declined, when, and where the receipt lies. */
export function staffOfferAnswered(facts: Facts): LetterContent {
  const { locale, sender, name, isAccepted } = facts;
  const row = (label: string, line: string) => (line ? [{ label, lines: [line] }] : []);
  const title = isAccepted
    ? m.letter_staff_accepted({ name }, { locale })
    : m.letter_staff_declined({ name }, { locale });
  return {
    locale,
    sender,
    greeting: facts.greeting,
    subject: title,
    preview: title,
    title,
    blocks: [
      {
        kind: "facts",
        rows: [
          ...row(m.letter_when({}, { locale }), facts.at),
          ...row(m.letter_offer_unit({}, { locale }), facts.unit),
          ...row(m.letter_offer_number({}, { locale }), facts.number),
        ],
      },
      {
        kind: "text",
        text: isAccepted
          ? m.letter_staff_accepted_text({}, { locale })
          : m.letter_staff_declined_text({}, { locale }),
      },
      { kind: "action", link: { label: m.letter_staff_open_person({}, { locale }), url: facts.url } },
    ],
    footnotes: [m.letter_member_why({ company: sender.company }, { locale })],
    footLinks: [],
  };
}
