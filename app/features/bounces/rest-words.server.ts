import { formatShortDay, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { SuppressionReason } from "./bounce.ts";
import type { Rest } from "./rest-queries.server.ts";

type Gaps = { day: string; until: string };
type Word = (gaps: Gaps, options: { locale: Locale }) => string;
type Short = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const sentences: Record<SuppressionReason, Word> = {
  hard: m.rest_hard,
  filtered: m.rest_filtered,
  soft: m.rest_soft,
  complaint: m.rest_complaint,
};

const shorts: Record<SuppressionReason, Short> = {
  hard: m.rest_short_hard,
  filtered: m.rest_short_filtered,
  soft: m.rest_short_soft,
  complaint: m.rest_short_complaint,
};

/** Why letters rest and what helps: not every address that takes no mail of ours is wrong. */
export function restSentence(rest: Rest, { locale, zone }: { locale: Locale; zone: string }): string {
  const day = (at: Date) => formatShortDay(todayIn(zone, at), { locale });
  return sentences[rest.reason]({ day: day(rest.since), until: day(rest.endsAt) }, { locale });
}

export function restShort(reason: SuppressionReason, locale: Locale): string {
  return shorts[reason]({}, { locale });
}

/** What stands at the address on a candidate's page; null while letters go out. */
export function restNote(rest: Rest | undefined, address: string, reader: { locale: Locale; zone: string }) {
  if (!rest) return null;
  return {
    address,
    sentence: restSentence(rest, reader),
    // A complaint is the reader's own decision.
    lift: rest.reason === "complaint" ? "" : m.rest_lift({}, { locale: reader.locale }),
  };
}
