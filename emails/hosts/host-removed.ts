import { m } from "~/paraglide/messages.js";
import { eventSubject, when } from "../events/event-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";
import { type HostLetterFacts, hostLetter } from "./host-letter.ts";

type Facts = HostLetterFacts & { reason: "removed" | "handed_over" | "kept" | "declined"; by: string };

/** Says that a colleague doesn't lead (any more), and why in one sentence; takes the entry out of their calendar. */
export function hostRemoved(facts: Facts): LetterContent {
  const { locale, title, by, reason } = facts;
  const text = {
    removed: m.letter_host_removed_text,
    handed_over: m.letter_host_handed_over_text,
    kept: m.letter_host_kept_text,
    declined: m.letter_host_declined_noted_text,
  }[reason];
  const heading = {
    removed: m.letter_host_removed_title,
    handed_over: m.letter_host_handed_over_title,
    kept: m.letter_host_kept_title,
    declined: m.letter_host_declined_noted_title,
  }[reason];
  return hostLetter(facts, {
    subject: eventSubject(facts, m.letter_host_removed_subject),
    preview: text({ title, name: by }, { locale }),
    title: heading({ name: by }, { locale }),
    blocks: [
      { kind: "text", text: text({ title, name: by }, { locale }) },
      { kind: "facts", rows: [{ label: m.letter_when({}, { locale }), lines: [when(facts)] }] },
      ...(reason === "declined"
        ? [
            {
              kind: "action",
              link: { label: m.letter_host_back({}, { locale }), url: facts.pageUrl },
            } as const,
          ]
        : []),
      { kind: "small", text: m.letter_calendar_remove({}, { locale }) },
    ],
  });
}
