import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { HeardBy } from "./offer.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const sources: Record<HeardBy, Word> = {
  phone: m.offer_heard_phone,
  mail: m.offer_heard_mail,
  meeting: m.offer_heard_meeting,
  message: m.offer_heard_message,
  school: m.offer_heard_school,
  other: m.offer_heard_other,
};

export function heardByWord(source: HeardBy, locale: Locale): string {
  return sources[source]({}, { locale });
}
