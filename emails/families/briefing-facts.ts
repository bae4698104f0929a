import { m } from "~/paraglide/messages.js";
import { placeLines, when } from "../events/event-letter.ts";
import type { LetterBlock } from "../layout/letter-content.ts";
import type { FamilyLetterFacts } from "./family-letter.ts";

/** When, where, what for, what it costs: the order in which a family asks. */
export function briefingFacts(facts: FamilyLetterFacts): LetterBlock {
  const { locale } = facts;
  const where = placeLines(facts);
  return {
    kind: "facts",
    rows: [
      { label: m.letter_when({}, { locale }), lines: [when(facts)] },
      ...(where.length > 0 ? [{ label: m.letter_where({}, { locale }), lines: where }] : []),
      { label: m.family_costs({}, { locale }), lines: [m.family_costs_none({}, { locale })] },
    ],
  };
}
