import { m } from "~/paraglide/messages.js";
import type { LetterBlock, LetterContent } from "../layout/letter-content.ts";
import { reasonBlocks } from "../layout/reason-blocks.ts";
import { type Before, changeBlocks, changeHead } from "./event-changed.ts";
import { type EventLetterFacts, eventLetter, factsBlock, pageBlock, when } from "./event-letter.ts";

type Moved = EventLetterFacts & {
  before: Before;
  /** Another session took this one's people. */
  isMerged: boolean;
  reason: string;
  /** What the reader has in it; null where the new time left no seat. */
  seat: "going" | "waiting" | null;
  /** The seat elsewhere at the new time. */
  other: { title: string; startsAt: Date; endsAt: Date } | undefined;
};

/** Tells who has a seat or waits that this session moved: what was, what is, and that they may change their mind. */
export function eventMoved(facts: Moved): LetterContent {
  const { locale, title, isMerged, reason, seat, other } = facts;
  return eventLetter(facts, {
    ...changeHead(facts),
    blocks: [
      {
        kind: "text",
        text: (isMerged ? m.letter_moved_merged : m.letter_changed_text)({ title }, { locale }),
      },
      ...reasonBlocks(reason, locale),
      ...changeBlocks(facts),
      ...(other ? [otherBlock(facts, other)] : [factsBlock(facts)]),
      ...(seat
        ? [
            {
              kind: "small",
              text: (seat === "waiting" ? m.letter_moved_line : m.letter_moved_seat)({}, { locale }),
            } as const,
          ]
        : []),
      pageBlock(facts),
      ...(seat === "going"
        ? [{ kind: "small", text: m.letter_calendar_update({}, { locale }) } as const]
        : []),
      ...(other ? [{ kind: "small", text: m.letter_calendar_remove({}, { locale }) } as const] : []),
    ],
    why: m.letter_why_answered({}, { locale }),
  });
}

function otherBlock(facts: Moved, other: NonNullable<Moved["other"]>): LetterBlock {
  const { locale } = facts;
  const words = { other: other.title, when: when({ ...facts, ...other }) };
  return {
    kind: "calm",
    title: m.letter_moved_other_title({}, { locale }),
    text: m.letter_moved_other_text(words, { locale }),
  };
}
