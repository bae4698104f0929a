import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { Standing } from "./answer.ts";

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const standingWords: Record<Standing, Word> = {
  going: m.event_standing_going,
  offered: m.event_standing_offered,
  waiting: m.event_standing_waiting,
  wished: m.event_standing_wished,
  maybe: m.event_standing_maybe,
  other_date: m.event_standing_other_date,
  no: m.event_standing_no,
  lapsed: m.event_standing_lapsed,
  silent: m.event_standing_silent,
};

export const standingWord = (standing: Standing, locale: Locale): string =>
  standingWords[standing]({}, { locale });
