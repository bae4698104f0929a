import { m } from "~/paraglide/messages.js";
import { type OwnLetterFacts, ownLetter, quoteBlock } from "../candidates/own-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";
import { type LetterPerk, perkBlocks } from "./perk-blocks.ts";
import { grantedReason, type Way } from "./perk-words.ts";

/** Something waits on the page; nobody has to want it. */
export function perkTold(facts: OwnLetterFacts & { perks: LetterPerk[] }): LetterContent {
  const { locale, perks } = facts;
  return ownLetter(facts, {
    subject: m.letter_perk_told_subject({ title: perks[0]?.title ?? "" }, { locale }),
    preview: m.letter_perk_told_text({}, { locale }),
    title: m.letter_perk_told_title({}, { locale }),
    blocks: [{ kind: "text", text: m.letter_perk_told_text({}, { locale }) }, ...perkBlocks(perks, locale)],
    action: m.letter_perks_go({}, { locale }),
  });
}

type Decision = { title: string; isGranted: boolean; reason: string; giving: Way };

/** An application was decided: what, and by which reason. */
export function perkDecided(facts: OwnLetterFacts & Decision): LetterContent {
  const { locale, title, isGranted, reason, giving } = facts;
  const text = isGranted
    ? m.letter_perk_granted_text({ title }, { locale })
    : m.letter_perk_refused_text({ title }, { locale });
  return ownLetter(facts, {
    subject: m.letter_perk_decided_subject({ title }, { locale }),
    preview: text,
    title: isGranted
      ? m.letter_perk_granted_title({}, { locale })
      : m.letter_perk_refused_title({}, { locale }),
    blocks: [
      { kind: "text", text },
      ...(reason
        ? quoteBlock(reason, locale)
        : [{ kind: "text" as const, text: grantedReason(giving, locale) }]),
      isGranted
        ? {
            kind: "calm",
            title: m.perk_free_title({}, { locale }),
            text: m.letter_perk_granted_more({}, { locale }),
          }
        : { kind: "small", text: m.letter_perk_refused_more({}, { locale }) },
    ],
    action: m.letter_perks_go({}, { locale }),
  });
}
