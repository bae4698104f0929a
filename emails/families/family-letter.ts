import { m } from "~/paraglide/messages.js";
import type { EventLetterFacts } from "../events/event-letter.ts";
import type { LetterBlock, LetterContent } from "../layout/letter-content.ts";

// Letters to relatives inform, because the candidate wished it. They never speak of an offer, ask for nothing, and each
// carries its own way to stop.

export type FamilyReader = Pick<EventLetterFacts, "locale" | "zone" | "sender" | "greeting" | "pageUrl"> & {
  /** The candidate, as one speaks of them to their family: 花さん. */
  child: string;
};

export type FamilyLetterFacts = EventLetterFacts & { child: string };

type Told = Pick<LetterContent, "subject" | "preview" | "title" | "blocks">;

/** Adds what all letters to relatives have: large type, why one gets it, how to stop. */
export function toFamily(reader: FamilyReader, told: Told): LetterContent {
  const { locale, sender, greeting, child, pageUrl } = reader;
  return {
    locale,
    sender,
    greeting,
    ...told,
    footnotes: [m.family_letter_why({ child }, { locale })],
    footLinks: [{ label: m.family_letter_stop({}, { locale }), url: `${pageUrl}/stop` }],
    isLarge: true,
  };
}

export function familyPage({ locale, pageUrl }: FamilyReader): LetterBlock {
  return { kind: "action", link: { label: m.family_letter_open({}, { locale }), url: pageUrl } };
}

/** There is nothing to decide and nothing to sign: above every button of ours. */
export function nothingToDecide({ locale }: FamilyReader): LetterBlock {
  return {
    kind: "calm",
    title: m.family_nothing_title({}, { locale }),
    text: m.family_nothing_text({}, { locale }),
  };
}
