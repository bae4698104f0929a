// A message (お知らせ文) is what a colleague writes to some of an event's people: those who come, who wait, who haven't
// answered. Everybody reads it in their own language where it was written in it.
import type { ContactRefusal } from "~/features/contact/contact-wish.ts";
import type { Locale } from "~/lib/locale.ts";

export const messageGroups = ["going", "waiting", "maybe", "silent", "attended"] as const;
export type MessageGroup = (typeof messageGroups)[number];

export type MessageText = { subject: string; text: string };
/** At least one language; each with subject and text. */
export type MessageTexts = Partial<Record<Locale, MessageText>>;

/** Why no letter reaches somebody: they are phoned instead. */
export type MessageUnreached = "no_address" | "rests";
export type MessageLeftOut =
  | "offer_ended"
  | "not_asked_yet"
  | "complaint"
  | ContactRefusal
  | MessageUnreached;

/** What this reader gets, and in which language it is written. */
export function textFor(
  texts: MessageTexts,
  locale: Locale,
): (MessageText & { written: Locale }) | undefined {
  for (const language of [locale, "ja", "en", "ko"] as const) {
    const words = texts[language];
    if (words) return { ...words, written: language };
  }
  return undefined;
}

export function isMessageGroup(text: string): text is MessageGroup {
  return messageGroups.some((group) => group === text);
}
