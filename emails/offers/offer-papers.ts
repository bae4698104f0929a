import { m } from "~/paraglide/messages.js";
import { type OwnLetterFacts, ownLetter } from "../candidates/own-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";

/** Papers lie on the person's page. They are never attached: mail passes through many hands. */
export function offerPapers(
  facts: OwnLetterFacts & { kinds: string[]; perks: { titles: string[]; url: string } },
): LetterContent {
  const { locale, kinds, perks } = facts;
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
      ...(perks.titles.length > 0
        ? [
            {
              kind: "text" as const,
              text: m.letter_papers_perks({ titles: listed(perks.titles, locale) }, { locale }),
            },
            {
              kind: "links" as const,
              links: [{ label: m.letter_perks_go({}, { locale }), url: perks.url }],
            },
          ]
        : []),
      { kind: "small", text: m.letter_papers_nothing_to_do({}, { locale }) },
    ],
    action: m.letter_papers_go({}, { locale }),
  });
}

function listed(titles: string[], locale: OwnLetterFacts["locale"]): string {
  return titles.map((title) => (locale === "ja" ? `「${title}」` : title)).join(locale === "ja" ? "" : ", ");
}
