import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { CheckInRefusal } from "./attendance.ts";

/** Why somebody can't be checked in, and what to do. */
export function refusalSentence(reason: CheckInRefusal, locale: Locale): string {
  const words = {
    not_invited: m.attendance_refused_not_invited,
    cancelled: m.attendance_refused_cancelled,
    early: m.attendance_refused_early,
    over: m.attendance_refused_over,
    no_seat: m.attendance_refused_no_seat,
  };
  return words[reason]({}, { locale });
}
