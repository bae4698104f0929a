import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { Figures } from "./guest-view.ts";

/** Places, companions included. */
type Places = { seats: number; going: number; offered: number };

export type Summary = ReturnType<typeof summary>;

/** Everybody invited to an event, and the seats of all its sessions. */
export function eventSummary(figures: Figures, places: Places, locale: Locale): Summary {
  return summary(
    places,
    [
      [figures.invited, m.event_fig_invited({}, { locale })],
      [figures.answered, m.event_fig_answered({}, { locale })],
      [figures.waiting, m.event_fig_waiting({}, { locale })],
      [figures.silent, m.event_fig_silent({}, { locale })],
    ],
    locale,
  );
}

/** `counts` are people and what they are counted for. */
export function summary(
  { seats, going, offered }: Places,
  counts: readonly (readonly [count: number, word: string])[],
  locale: Locale,
) {
  return {
    ...{ seats, going, offered },
    title: m.event_col_seats({}, { locale }),
    said: m.event_seats_words({ taken: going, all: seats }, { locale }),
    keys: {
      going: m.event_key_going({ count: going }, { locale }),
      offered: offered > 0 ? m.event_key_offered({ count: offered }, { locale }) : "",
      free: m.event_key_free({ count: Math.max(0, seats - going - offered) }, { locale }),
    },
    counts: counts.map(([count, word]) => ({ word, people: m.event_people({ count }, { locale }) })),
  };
}
