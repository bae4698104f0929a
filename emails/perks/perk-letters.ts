import { formatDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { type OwnLetterFacts, ownLetter, quoteBlock } from "../candidates/own-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";

/** Something waits on the page; nobody has to want it. */
export function perkTold(
  facts: OwnLetterFacts & { perks: { title: string; applyBy: string | null }[] },
): LetterContent {
  const { locale, perks } = facts;
  const [first] = perks;
  return ownLetter(facts, {
    subject: m.letter_perk_told_subject({ title: first?.title ?? "" }, { locale }),
    preview: m.letter_perk_told_text({}, { locale }),
    title: m.letter_perk_told_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_perk_told_text({}, { locale }) },
      {
        kind: "facts",
        rows: perks.map(({ title, applyBy }) => ({
          label: m.letter_perk_told_label({}, { locale }),
          lines: [
            title,
            ...(applyBy ? [m.perk_apply_by_line({ day: formatDay(applyBy, { locale }) }, { locale })] : []),
          ],
        })),
      },
      {
        kind: "calm",
        title: m.perk_free_title({}, { locale }),
        text: m.perk_free_text({}, { locale }),
      },
    ],
    action: m.letter_perks_go({}, { locale }),
  });
}

/** An application was decided: what, and by which reason. */
export function perkDecided(
  facts: OwnLetterFacts & { title: string; isGranted: boolean; reason: string },
): LetterContent {
  const { locale, title, isGranted, reason } = facts;
  const text = isGranted
    ? m.letter_perk_granted_text({ title }, { locale })
    : m.letter_perk_refused_text({ title }, { locale });
  return ownLetter(facts, {
    subject: m.letter_perk_decided_subject({ title }, { locale }),
    preview: text,
    title: m.letter_perk_decided_title({}, { locale }),
    blocks: [
      { kind: "text", text },
      ...quoteBlock(reason, locale),
      {
        kind: "small",
        text: isGranted ? m.perk_free_text({}, { locale }) : m.letter_perk_refused_more({}, { locale }),
      },
    ],
    action: m.letter_perks_go({}, { locale }),
  });
}
