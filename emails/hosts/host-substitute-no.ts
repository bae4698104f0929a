import { m } from "~/paraglide/messages.js";
import { eventSubject, when } from "../events/event-letter.ts";
import type { LetterContent } from "../layout/letter-content.ts";
import { type HostLetterFacts, hostFactsBlock, hostLetter } from "./host-letter.ts";

/** The colleague whom they named can't either: they lead as before, or name another. */
export function hostSubstituteNo(facts: HostLetterFacts & { by: string }): LetterContent {
  const { locale, title, by } = facts;
  return hostLetter(facts, {
    subject: eventSubject(facts, m.letter_host_substitute_no_subject),
    preview: when(facts),
    title: m.letter_host_substitute_no_title({ name: by }, { locale }),
    blocks: [
      { kind: "text", text: m.letter_host_substitute_no_text({ title }, { locale }) },
      hostFactsBlock(facts),
      { kind: "action", link: { label: m.letter_host_open({}, { locale }), url: facts.pageUrl } },
    ],
  });
}
