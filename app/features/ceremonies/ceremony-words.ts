import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { CeremonyStep } from "./ceremony.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const titles: Record<CeremonyStep, Word> = {
  venue: m.kit_venue,
  speakers: m.kit_speakers,
  list: m.kit_list,
  text: m.kit_text,
  invite: m.kit_invite,
  speech: m.kit_speech,
  remind: m.kit_remind,
  travel: m.kit_travel,
  numbers: m.kit_numbers,
  needs: m.kit_needs,
  tables: m.kit_tables,
  tags: m.kit_tags,
  rehearsal: m.kit_rehearsal,
  desk: m.kit_desk,
  thanks: m.kit_thanks,
  pay: m.kit_pay,
  review: m.kit_review,
};
const places: Record<CeremonyStep, Word> = {
  venue: m.kit_to_session,
  speakers: m.kit_to_session,
  list: m.kit_to_people,
  text: m.kit_to_edit,
  invite: m.kit_to_invite,
  speech: m.kit_to_session,
  remind: m.kit_to_silent,
  travel: m.kit_to_day,
  numbers: m.kit_to_event,
  needs: m.kit_to_session,
  tables: m.kit_to_tables,
  tags: m.kit_to_tags,
  rehearsal: m.kit_to_desk,
  desk: m.kit_to_desk,
  thanks: m.kit_to_after,
  pay: m.kit_to_pay,
  review: m.kit_to_after,
};

export const stepTitle = (step: CeremonyStep, locale: Locale): string => titles[step]({}, { locale });
/** The page where it is done. */
export const stepPlace = (step: CeremonyStep, locale: Locale): string => places[step]({}, { locale });

export function weekTitle(week: number, locale: Locale): string {
  if (week === 0) return m.kit_week_day({}, { locale });
  return week < 0 ? m.kit_week_after({}, { locale }) : m.kit_week({ count: week }, { locale });
}
