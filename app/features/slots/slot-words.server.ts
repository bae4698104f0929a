import { placeKinds } from "~/features/events/event.ts";
import { concernsSentence, placeKindWord } from "~/features/events/event-words.ts";
import { busySentence } from "~/features/hosts/busy-sentence.ts";
import type { Locale } from "~/lib/locale.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import type { Opened } from "./open-slots.server.ts";
import { mostOfGroup, mostTables, mostWeeks, type SlotForm, slotForms, slotLengths } from "./slot.ts";

export type SlotFormWords = ReturnType<typeof slotFormWords>;

const range = (least: number, most: number) => Array.from({ length: most - least + 1 }, (_, n) => n + least);

/** All that the form of a slot says, with its choices. */
export function slotFormWords(locale: Locale) {
  const option = (value: string | number, label: string) => ({ value: String(value), label });
  return {
    ...sayAll(locale, {
      day: m.event_form_day,
      starts: m.event_form_starts,
      minutes: m.slot_minutes,
      weeks: m.slot_weeks,
      form: m.slot_form,
      size: m.slot_size,
      sizeHint: m.slot_size_hint,
      tables: m.slot_tables,
      tablesHint: m.slot_tables_hint,
      placeKind: m.event_form_place_kind,
      place: m.event_form_place,
      url: m.event_form_url,
      open: m.slot_open,
    }),
    lengths: slotLengths.map((minutes) => option(minutes, m.slot_length({ minutes }, { locale }))),
    repeats: range(1, mostWeeks).map((count) =>
      option(count, count === 1 ? m.slot_once({}, { locale }) : m.slot_every_week({ count }, { locale })),
    ),
    forms: slotForms.map((form) => option(form, formWord(form, locale))),
    sizes: range(2, mostOfGroup).map((count) => option(count, m.event_people({ count }, { locale }))),
    tableCounts: range(1, mostTables).map((count) =>
      option(count, m.slot_table_count({ count }, { locale })),
    ),
    kinds: placeKinds.map((kind) => option(kind, placeKindWord(kind, locale))),
  };
}

export function formWord(form: SlotForm, locale: Locale): string {
  const words = {
    one_to_one: m.slot_one_to_one,
    group: m.slot_group,
    tables: m.slot_at_tables,
  };
  return words[form]({}, { locale });
}

/** Why a slot wasn't opened, at the field to change. */
export function slotErrors(refused: Exclude<Opened, { ok: true }>, locale: Locale): Record<string, string[]> {
  switch (refused.reason) {
    case "policy":
      return {
        starts: [
          m.slot_error_policy(
            { concerns: concernsSentence(refused.concerns, locale, refused.policy) },
            { locale },
          ),
        ],
      };
    case "host_busy":
      return { starts: [busySentence(refused.busy, locale)] };
    case "past":
      return { day: [m.event_error_past({}, { locale })] };
    case "wording":
      return { place: [m.hostabout_pressing({}, { locale })] };
    default:
      return { "": [m.session_refused({}, { locale })] };
  }
}
