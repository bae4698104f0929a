import { refusalWords } from "~/features/contact/contact-words.ts";
import { writtenFields } from "~/features/letters/written-text.ts";
import type { MessageTexts } from "~/features/messages/message.ts";
import type { Locale } from "~/lib/locale.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { type MailingLeftOut, mostReaders, unknownNames } from "./mailing.ts";
import type { MailingRefusal } from "./send-mailing.server.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const reasons: Record<MailingLeftOut, Word> = {
  no_address: m.event_left_out_no_address,
  offer_ended: m.event_left_out_offer_ended,
  rests_hard: m.rest_short_hard,
  rests_filtered: m.rest_short_filtered,
  rests_soft: m.rest_short_soft,
  rests_complaint: m.rest_short_complaint,
  ...refusalWords,
};
export const leftOutReasons = Object.keys(reasons) as MailingLeftOut[];

export function leftOutWord(reason: MailingLeftOut, locale: Locale): string {
  return reasons[reason]({}, { locale });
}

/** Everything that the page says, in one language. */
export function mailingWords(locale: Locale) {
  const say = (word: Word) => word({}, { locale });
  return {
    title: say(m.mailing_title),
    list: say(m.candidate_list_back),
    class: say(m.mailing_class),
    classes: [
      {
        mailClass: "promotional",
        label: say(m.mailing_promotional),
        hint: say(m.mailing_promotional_hint),
      },
      {
        mailClass: "transactional",
        label: say(m.mailing_transactional),
        hint: say(m.mailing_transactional_hint),
      },
    ],
    reason: say(m.mailing_reason),
    reasonWhen: say(m.mailing_reason_when),
    reasonHint: say(m.mailing_reason_hint),
    texts: say(m.message_words),
    textsHint: say(m.message_words_hint),
    textHint: say(m.mailing_text_hint),
    fields: say(m.mailing_fields),
    fieldNames: [
      { name: "{name}", meaning: say(m.mailing_field_name) },
      { name: "{company}", meaning: say(m.letter_text_field_company) },
      { name: "{writer}", meaning: say(m.mailing_field_writer) },
    ],
    preview: say(m.message_preview),
    back: say(m.message_back),
    ...readersWords(locale),
  };
}

/** What stands around the letters and their readers before they are sent. */
export function readersWords(locale: Locale) {
  const say = (word: Word) => word({}, { locale });
  return {
    subject: say(m.message_subject),
    dark: say(m.letter_text_dark),
    plain: say(m.letter_text_plain),
    readers: say(m.message_readers),
    showNames: say(m.message_show_names),
    override: say(m.contact_override),
    overrideText: say(m.contact_override_text),
    overrideReason: say(m.contact_override_reason),
    overridePress: say(m.contact_override_message),
    delay: say(m.mailing_delay),
    nobody: say(m.mailing_nobody),
    sending: say(m.event_invite_sending),
  };
}
export type ReadersWords = ReturnType<typeof readersWords>;
export type MailingPageWords = ReturnType<typeof mailingWords>;

/** The sentence at each field that names something there isn't. */
export function unknownSentences(texts: MessageTexts, locale: Locale): Record<string, string[]> {
  const known = writtenFields.map((name) => `{${name}}`).join(" ");
  const errors: Record<string, string[]> = {};
  for (const [field, name] of unknownNames(texts))
    errors[field] = [...(errors[field] ?? []), m.mailing_unknown({ name: `{${name}}`, known }, { locale })];
  return errors;
}

/** Why it can't be sent, where the reason isn't shown at a field. */
export function refusalSentence(reason: MailingRefusal, locale: Locale): string {
  if (reason === "too_many")
    return m.mailing_too_many({ count: formatNumber(mostReaders, locale) }, { locale });
  return reason === "changed" ? m.mailing_changed({}, { locale }) : m.mailing_nobody({}, { locale });
}
