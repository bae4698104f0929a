import { formatDay, formatDayTime } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { type OwnLetterFacts, ownLetter, quoteBlock } from "../candidates/own-letter.ts";
import type { LetterBlock, LetterContent } from "../layout/letter-content.ts";
import { type AlternativeFacts, alternativeBlocks } from "./trip-alternative.ts";

type TripFacts = OwnLetterFacts & { title: string };

/** A seat is kept for a while; leaving it is as easy as taking it. */
export function tripChosen(facts: TripFacts & { claimUntil: Date | undefined; zone: string }): LetterContent {
  const { locale, title, claimUntil, zone } = facts;
  const until = claimUntil ? formatDayTime(claimUntil, { locale, zone, zoneName: true }) : "";
  const text = m.letter_trip_chosen_text({ title }, { locale });
  return ownLetter(facts, {
    subject: m.letter_trip_chosen_subject({ title }, { locale }),
    preview: text,
    title: m.letter_trip_chosen_title({}, { locale }),
    blocks: [
      { kind: "text", text },
      { kind: "text", text: m.letter_trip_chosen_until({ until }, { locale }) },
      free(facts),
    ],
    action: m.letter_trip_go({}, { locale }),
  });
}

/** A place in the line; whoever wished for the alternative too has one there meanwhile. */
export function tripWaiting(facts: TripFacts & AlternativeFacts & { position: number }): LetterContent {
  const { locale, title, position } = facts;
  const text = m.letter_trip_waiting_text({ title, position }, { locale });
  return ownLetter(facts, {
    subject: m.letter_trip_waiting_subject({ title }, { locale }),
    preview: text,
    title: m.letter_trip_waiting_title({}, { locale }),
    blocks: [{ kind: "text", text }, ...meanwhile(facts), free(facts)],
    action: m.letter_trip_go({}, { locale }),
  });
}

/** Not this time: how it came about stands on the page, and what there is instead stands here. */
export function tripNotChosen(facts: TripFacts & AlternativeFacts): LetterContent {
  const { locale, title, alternative, alternativeState } = facts;
  const text = m.letter_trip_not_chosen_text({ title }, { locale });
  const instead: LetterBlock[] = [
    { kind: "calm", title: m.trip_alternative({}, { locale }), text: alternative },
  ];
  return ownLetter(facts, {
    subject: m.letter_trip_not_chosen_subject({ title }, { locale }),
    preview: text,
    title: m.letter_trip_not_chosen_title({}, { locale }),
    blocks: [{ kind: "text", text }, ...(alternativeState ? meanwhile(facts) : instead)],
    action: m.letter_trip_go({}, { locale }),
  });
}

/** The alternative, where it was wished for. */
function meanwhile(facts: TripFacts & AlternativeFacts): LetterBlock[] {
  const { locale, alternativeState } = facts;
  if (alternativeState !== "offered" && alternativeState !== "waiting") return [];
  const word =
    alternativeState === "offered" ? m.letter_trip_alternative_kept : m.letter_trip_alternative_in_line;
  return [{ kind: "text", text: word({}, { locale }) }, ...alternativeBlocks(facts)];
}

/** What is still open before the departure; comes a few times at most and stops as soon as nothing is. */
export function tripReady(facts: TripFacts & { departs: Date | undefined; zone: string }): LetterContent {
  const { locale, title, departs, zone } = facts;
  const day = departs ? formatDay(departs, { locale, zone }) : "";
  const text = m.letter_trip_ready_text({ title, day }, { locale });
  return ownLetter(facts, {
    subject: m.letter_trip_ready_subject({ title }, { locale }),
    preview: text,
    title: m.letter_trip_ready_title({}, { locale }),
    blocks: [
      { kind: "text", text },
      { kind: "small", text: m.letter_trip_ready_kept({}, { locale }) },
    ],
    action: m.letter_trip_ready_go({}, { locale }),
  });
}

/** Their calendar said no to one day: that day, the whole trip, or a slip of the finger? Any answer is fine. */
export function tripDayAsked(facts: TripFacts & { label: string; when: string }): LetterContent {
  const { locale, title, label, when } = facts;
  const text = m.letter_trip_day_asked_text({ title }, { locale });
  return ownLetter(facts, {
    subject: m.letter_trip_day_asked_subject({ title }, { locale }),
    preview: text,
    title: m.letter_trip_day_asked_title({}, { locale }),
    blocks: [
      { kind: "text", text },
      {
        kind: "facts",
        rows: [{ label: m.letter_when({}, { locale }), lines: [when, label].filter(Boolean) }],
      },
      { kind: "text", text: m.letter_trip_day_asked_kept({}, { locale }) },
    ],
    action: m.letter_trip_day_asked_go({}, { locale }),
  });
}

/** Their emergency contact was called without being asked first: who, and why, is owed to them. */
export function tripCalled(facts: TripFacts & { reason: string }): LetterContent {
  const { locale, title, reason } = facts;
  const text = m.letter_trip_called_text({ title }, { locale });
  return ownLetter(facts, {
    subject: m.letter_trip_called_subject({ title }, { locale }),
    preview: text,
    title: m.letter_trip_called_title({}, { locale }),
    blocks: [{ kind: "text", text }, ...quoteBlock(reason, locale)],
    action: m.letter_trip_go({}, { locale }),
  });
}

/** The trip doesn't take place: for those who have applied or wait; who travels hears of it day by day. */
export function tripOff(facts: TripFacts & { reason: string }): LetterContent {
  const { locale, title, reason } = facts;
  const text = m.letter_trip_off_text({ title }, { locale });
  return ownLetter(facts, {
    subject: m.letter_trip_off_subject({ title }, { locale }),
    preview: text,
    title: m.letter_trip_off_title({}, { locale }),
    blocks: [
      { kind: "text", text },
      { kind: "text", text: reason },
    ],
    action: m.letter_trip_go({}, { locale }),
  });
}

function free({ locale }: TripFacts): LetterBlock {
  return { kind: "calm", title: m.perk_free_title({}, { locale }), text: m.trip_free_text({}, { locale }) };
}
