import { formatDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { type OwnLetterFacts, ownLetter } from "../candidates/own-letter.ts";
import type { LetterBlock, LetterContent } from "../layout/letter-content.ts";

type Told = OwnLetterFacts & {
  title: string;
  /** What a colleague adds; "" for nothing. */
  word: string;
  when: string;
  applyBy: string;
  selection: "draw" | "criteria";
  seats: number;
  costs: string;
  alternative: string;
  alternativeWhen: string;
};

/** A trip takes applications. Nobody has to want it, and what there is for those who stay stands beside it. */
export function tripTold(facts: Told): LetterContent {
  const { locale, title, word, when, applyBy, selection, seats, costs, alternative, alternativeWhen } = facts;
  const text = m.letter_trip_told_text({ title }, { locale });
  const row = (label: string, value: string) => (value ? [{ label, lines: value.split("\n") }] : []);
  return ownLetter(facts, {
    subject: m.letter_trip_told_subject({ title }, { locale }),
    preview: text,
    title: m.letter_trip_told_title({}, { locale }),
    blocks: [
      { kind: "text", text },
      ...(word ? [{ kind: "text", text: word } satisfies LetterBlock] : []),
      {
        kind: "facts",
        rows: [
          ...row(m.trip_when({}, { locale }), when),
          ...row(m.trip_seats({}, { locale }), m.letter_trip_told_seats({ seats }, { locale })),
          ...row(
            m.trip_form_selection({}, { locale }),
            (selection === "draw" ? m.trip_selection_draw : m.trip_selection_criteria)({}, { locale }),
          ),
          ...row(m.trip_costs({}, { locale }), costs),
          ...row(
            m.trip_alternative({}, { locale }),
            [alternative, alternativeWhen].filter(Boolean).join("\n"),
          ),
          ...row(m.trip_apply_by({}, { locale }), applyBy ? formatDay(applyBy, { locale }) : ""),
        ],
      },
      { kind: "calm", title: m.perk_free_title({}, { locale }), text: m.trip_free_text({}, { locale }) },
    ],
    action: m.letter_trip_go({}, { locale }),
  });
}
