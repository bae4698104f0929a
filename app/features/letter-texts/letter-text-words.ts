import {
  type TextFault,
  type TextField,
  type TextPart,
  textFields,
  textParts,
} from "~/features/letters/own-text.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterGroup } from "./letter-text.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const groups: Record<LetterGroup, Word> = {
  event: m.letter_text_group_event,
  offer: m.letter_text_group_offer,
  family: m.letter_text_group_family,
  host: m.letter_text_group_host,
  own: m.letter_text_group_own,
};

export function groupWord(group: LetterGroup, locale: Locale): string {
  return groups[group]({}, { locale });
}

const fields: Record<TextField, Word> = {
  title: m.letter_text_field_title,
  when: m.letter_text_field_when,
  day: m.letter_text_field_day,
  place: m.letter_text_field_place,
  deadline: m.letter_text_field_deadline,
  company: m.letter_text_field_company,
  recruiter: m.letter_text_field_recruiter,
};

const parts: Record<TextPart, Word> = {
  words: m.letter_text_part_words,
  facts: m.letter_text_part_facts,
  promise: m.letter_text_part_promise,
  buttons: m.letter_text_part_buttons,
};

/** All that the page of a text says, in one language. `done` is what was just done. */
export function textPageWords(locale: Locale, done: string | null) {
  const say = (word: Word) => word({}, { locale });
  return {
    list: say(m.letter_text_title),
    language: say(m.letter_text_language),
    ours: say(m.letter_text_ours),
    own: say(m.letter_text_is_own),
    subject: say(m.letter_text_subject),
    heading: say(m.letter_text_heading),
    body: say(m.letter_text_body),
    bodyHint: say(m.letter_text_body_hint),
    save: say(m.letter_text_save),
    preview: say(m.letter_text_preview),
    try: say(m.letter_text_try),
    reset: say(m.letter_text_reset),
    fields: say(m.letter_text_fields),
    fieldsHint: say(m.letter_text_fields_hint),
    parts: say(m.letter_text_parts),
    needed: say(m.letter_text_part_needed),
    dark: say(m.letter_text_dark),
    plain: say(m.letter_text_plain),
    none: say(m.letter_text_none),
    // {address} and {name} are put in where they are known.
    tried: m.letter_text_tried({ address: "{address}" }, { locale }),
    previewOf: m.letter_text_preview_of({ name: "{name}" }, { locale }),
    done: done === "saved" ? say(m.letter_text_saved) : done === "reset" ? say(m.letter_text_was_reset) : "",
  };
}

/** What may stand in braces, and what it means. */
export function fieldHelp(needs: readonly TextPart[], locale: Locale) {
  return {
    fields: textFields.map((name) => ({ name: `{${name}}`, meaning: fields[name]({}, { locale }) })),
    parts: textParts.map((name) => ({
      name: `{${name}}`,
      meaning: parts[name]({}, { locale }),
      isNeeded: needs.includes(name),
    })),
  };
}

/** The sentence of each fault, by the field it stands at. */
export function faultSentences(faults: readonly TextFault[], locale: Locale): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (const fault of faults) {
    const field = fault.kind === "missing" ? "body" : fault.field;
    errors[field] = [...(errors[field] ?? []), sentenceOf(fault, locale)];
  }
  return errors;
}

function sentenceOf(fault: TextFault, locale: Locale): string {
  if (fault.kind === "empty") return m.error_field_empty({}, { locale });
  if (fault.kind === "unknown") return m.letter_text_unknown({ name: `{${fault.name}}` }, { locale });
  return m.letter_text_missing(
    { name: `{${fault.part}}`, meaning: parts[fault.part]({}, { locale }) },
    { locale },
  );
}
