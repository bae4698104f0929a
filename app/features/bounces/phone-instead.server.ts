import type { Locale } from "~/lib/locale.ts";
import { fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import type { SuppressionReason } from "./bounce.ts";
import { restShort } from "./rest-words.server.ts";

export type Unreached = PersonName & {
  candidateId: string;
  /** no_address: we know none. */
  why: SuppressionReason | "no_address";
  phone: string;
};

export type PhoneInstead = { said: string; people: { id: string; name: string; why: string }[] };

/** Before something is sent: whom no letter reaches, why, and their telephone number. null where it reaches everybody. */
export function phoneInstead(people: readonly Unreached[], locale: Locale): PhoneInstead | null {
  if (people.length === 0) return null;
  return {
    said: m.phone_instead({ count: people.length }, { locale }),
    people: people.map((person) => ({
      id: person.candidateId,
      name: fullName(person, locale),
      why: whyWith(person, locale),
    })),
  };
}

function whyWith({ why, phone }: Unreached, locale: Locale): string {
  const short = why === "no_address" ? m.event_left_out_no_address({}, { locale }) : restShort(why, locale);
  return phone
    ? m.phone_instead_line({ why: short, phone }, { locale })
    : m.phone_instead_none({ why: short }, { locale });
}
