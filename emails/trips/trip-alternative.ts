import { formatDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { type OwnLetterFacts, ownLetter } from "../candidates/own-letter.ts";
import type { LetterBlock, LetterContent } from "../layout/letter-content.ts";

export type AlternativeFacts = {
  alternative: string;
  alternativeWhen: string;
  alternativeCosts: string;
  /** offered: a place is kept · waiting: one comes when it is free · "": not wished for. */
  alternativeState: string;
  alternativeUntil: Date | undefined;
  zone: string;
};

/** A place in what there is instead of the trip: as good a choice, and as free. */
export function tripAlternative(facts: OwnLetterFacts & AlternativeFacts & { title: string }): LetterContent {
  const { locale, title, alternativeState } = facts;
  const isKept = alternativeState === "offered";
  const text = isKept
    ? m.letter_trip_alternative_text({ title }, { locale })
    : m.letter_trip_alternative_wait_text({ title }, { locale });
  return ownLetter(facts, {
    subject: m.letter_trip_alternative_subject({ title }, { locale }),
    preview: text,
    title: isKept
      ? m.letter_trip_alternative_title({}, { locale })
      : m.letter_trip_alternative_wait_title({}, { locale }),
    blocks: [
      { kind: "text", text },
      ...alternativeBlocks(facts),
      { kind: "calm", title: m.perk_free_title({}, { locale }), text: m.trip_free_text({}, { locale }) },
    ],
    action: m.letter_trip_go({}, { locale }),
  });
}

/** What it is, when, what it costs, and until when a place is kept. */
export function alternativeBlocks(facts: AlternativeFacts & { locale: Locale }): LetterBlock[] {
  const { locale, alternative, alternativeWhen, alternativeCosts, alternativeUntil, zone } = facts;
  const row = (label: string, value: string) => (value ? [{ label, lines: value.split("\n") }] : []);
  const until = alternativeUntil ? formatDayTime(alternativeUntil, { locale, zone, zoneName: true }) : "";
  return [
    {
      kind: "facts",
      rows: [
        ...row(m.trip_alternative({}, { locale }), alternative),
        ...row(m.trip_when({}, { locale }), alternativeWhen),
        ...row(m.trip_costs({}, { locale }), alternativeCosts),
      ],
    },
    ...(until
      ? [{ kind: "text", text: m.letter_trip_alternative_until({ until }, { locale }) } satisfies LetterBlock]
      : []),
  ];
}
