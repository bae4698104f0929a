import { parseDay } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { isWritten, type StormPlan, type StormShift, stormActions, stormReasons } from "./storm.ts";
import type { StormValues } from "./storm-form.ts";

type Errors = Record<string, string[]>;

/** What was chosen as a plan, or a sentence at each field that doesn't make one. `today` is that of the presser. */
export function planOfValues(
  values: StormValues,
  { day, today, locale }: { day: string; today: string; locale: Locale },
): { ok: true; plan: StormPlan } | { ok: false; errors: Errors } {
  const errors: Errors = {};
  const what = stormActions.find((each) => each === values.what);
  const reason = stormReasons.find((each) => each === values.reason);
  const chosen = [...new Set(values.chosen)].filter(isId);
  if (chosen.length === 0) errors.session = [m.storm_error_sessions({}, { locale })];
  if (!what) errors.what = [m.storm_error_what({}, { locale })];
  if (!reason) errors.reason = [m.storm_error_reason({}, { locale })];
  const shift = what === "move" ? shiftOf(values, { day, today, locale }, errors) : undefined;
  const linkOf = (id: string) => values.links[id] || values.link;
  if (what === "online")
    for (const id of chosen) if (!isLink(linkOf(id))) errors.link = [m.storm_error_link({}, { locale })];
  if (what && reason && !isWritten(values.texts)) errors.text_ja = [m.storm_error_words({}, { locale })];
  if (!what || !reason || Object.keys(errors).length > 0) return { ok: false, errors };
  const texts = Object.fromEntries(Object.entries(values.texts).filter(([, text]) => text !== ""));
  return {
    ok: true,
    plan: {
      ...{ day, what, reason, texts },
      ...(shift && { shift }),
      sessions: chosen.map((id) => ({ id, mark: values.marks[id] ?? "", onlineUrl: linkOf(id) })),
    },
  };
}

function shiftOf(
  values: StormValues,
  { day, today, locale }: { day: string; today: string; locale: Locale },
  errors: Errors,
): StormShift | undefined {
  if (values.how === "hours") {
    const hours = Number(values.hours);
    if (Number.isInteger(hours) && hours !== 0 && Math.abs(hours) <= 23) return { kind: "hours", hours };
    errors.hours = [m.storm_error_hours({}, { locale })];
    return undefined;
  }
  const to = parseDay(values.toDay, today);
  if (!to) errors.toDay = [m.event_error_day({}, { locale })];
  else if (to === day) errors.toDay = [m.storm_error_same_day({}, { locale })];
  else if (to < today) errors.toDay = [m.event_error_past({}, { locale })];
  else return { kind: "day", day: to };
  return undefined;
}

function isLink(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text) && text.length <= 500;
}
