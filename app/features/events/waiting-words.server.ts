import type { Locale } from "~/lib/locale.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";

export type WaitingWords = ReturnType<typeof waitingWords>;

export function waitingWords(locale: Locale) {
  return sayAll(locale, {
    title: m.event_waiting_line,
    order: m.event_line_order,
    empty: m.event_line_empty,
    note: m.event_line_note,
    seatsChange: m.event_seats_change,
    seatsField: m.event_seats_field,
    seatsSave: m.event_seats_save,
  });
}
