import { refusalWords } from "~/features/contact/contact-words.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { MessageGroup, MessageLeftOut, MessageUnreached } from "./message.ts";

const groups = {
  going: m.message_group_going,
  waiting: m.message_group_waiting,
  maybe: m.message_group_maybe,
  silent: m.message_group_silent,
  attended: m.message_group_attended,
};

const reasons = {
  offer_ended: m.event_left_out_offer_ended,
  not_asked_yet: m.message_left_not_asked,
  complaint: m.rest_short_complaint,
  ...refusalWords,
};

export const groupWord = (group: MessageGroup, locale: Locale): string => groups[group]({}, { locale });
export const leftOutWord = (reason: Exclude<MessageLeftOut, MessageUnreached>, locale: Locale): string =>
  reasons[reason]({}, { locale });
