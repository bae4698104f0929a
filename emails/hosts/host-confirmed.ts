import { m } from "~/paraglide/messages.js";
import { eventSubject, when } from "../events/event-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";
import { type HostLetterFacts, hostFactsBlock, hostLetter } from "./host-letter.ts";

/** Thanks a colleague who takes a session on; the entry in their calendar becomes a firm one. */
export function hostConfirmed(facts: HostLetterFacts): LetterContent {
  const { locale, title } = facts;
  return hostLetter(facts, {
    subject: eventSubject(facts, m.letter_host_confirmed_subject),
    preview: when(facts),
    title: m.letter_host_confirmed_title({}, { locale }),
    blocks: [
      { kind: "text", text: m.letter_host_confirmed_text({ title }, { locale }) },
      hostFactsBlock(facts),
      { kind: "action", link: { label: m.letter_host_open({}, { locale }), url: facts.pageUrl } },
      { kind: "small", text: m.letter_host_confirmed_small({}, { locale }) },
    ],
  });
}
