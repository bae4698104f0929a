import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { DoneWay, ReviewReason } from "./inbound-mail.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const reasons: Record<ReviewReason, Word> = {
  old_time: m.reply_why_old_time,
  answered_since: m.reply_why_answered_since,
  counter: m.reply_why_counter,
  delegate: m.reply_why_delegate,
  text: m.reply_why_text,
  winmail: m.reply_why_winmail,
  unknown_sender: m.reply_why_unknown_sender,
  unknown_entry: m.reply_why_unknown_entry,
  someone_else: m.reply_why_someone_else,
  not_trusted: m.reply_why_not_trusted,
  unclear: m.reply_why_unclear,
  several: m.reply_why_several,
  late: m.reply_why_late,
  past: m.reply_why_past,
  cancelled: m.reply_why_cancelled,
  full: m.reply_why_full,
  double_booked: m.reply_why_double_booked,
  closed_door: m.reply_why_closed_door,
};

const endings: Record<DoneWay, Word> = {
  answered: m.reply_was_answered,
  noted: m.reply_was_noted,
  replied: m.reply_was_replied,
  dismissed: m.reply_was_dismissed,
};

/** Why it waits, or what became of it. */
export function replySentence(
  mail: { state: string; reason: string; doneHow: string },
  locale: Locale,
): string {
  if (mail.state === "taken") return m.reply_was_taken({}, { locale });
  if (mail.state === "done")
    return (endings[mail.doneHow as DoneWay] ?? m.reply_was_dismissed)({}, { locale });
  return reasonSentence(mail.reason, locale);
}

export function reasonSentence(reason: string, locale: Locale): string {
  return (reasons[reason as ReviewReason] ?? m.reply_why_unclear)({}, { locale });
}

/** What is wrong with the mailbox, and what to do. */
export function mailboxSentence(trouble: string | undefined, locale: Locale): string {
  if (!trouble) return "";
  return trouble === "not signed in"
    ? m.reply_mailbox_refused({}, { locale })
    : m.reply_mailbox_away({ code: trouble }, { locale });
}
