import { m } from "~/paraglide/messages.js";
import { type OwnLetterFacts, ownLetter } from "../candidates/own-letter.ts";
import type { LetterContent, LetterLink } from "../layout/letter-content.ts";
import { type LetterPerk, perkBlocks } from "../perks/perk-blocks.ts";

/**
 * Papers lie on the person's page. They are never attached: mail passes through many hands. Below stands what else waits
 * for them, as far as they may have it.
 */
export function offerPapers(
  facts: OwnLetterFacts & { kinds: string[]; perks: LetterPerk[]; perkLinks: LetterLink[] },
): LetterContent {
  const { locale, kinds, perks, perkLinks } = facts;
  const names = kinds.map((kind) =>
    kind === "offer_notice"
      ? m.offer_paper_offer_notice({}, { locale })
      : kind === "working_conditions"
        ? m.offer_paper_working_conditions({}, { locale })
        : m.offer_paper_other({}, { locale }),
  );
  return ownLetter(facts, {
    subject: m.letter_papers_subject({}, { locale }),
    preview: m.letter_papers_text({}, { locale }),
    title: m.letter_papers_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_papers_text({}, { locale }) },
      { kind: "facts", rows: [{ label: m.letter_papers_label({}, { locale }), lines: names }] },
      { kind: "small", text: m.letter_papers_nothing_to_do({}, { locale }) },
    ],
    action: m.letter_papers_go({}, { locale }),
    after:
      perks.length > 0
        ? [
            { kind: "text", text: m.letter_papers_perks({}, { locale }) },
            ...perkBlocks(perks, locale),
            { kind: "links", links: perkLinks },
          ]
        : [],
  });
}
