import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import { SeatMeter } from "~/ui/seat-meter.tsx";
import type { Figures } from "./guest-view.ts";

type Props = {
  seats: number;
  /** Places, companions included. */
  taken: { going: number; offered: number };
  /** People and what they are counted for. */
  counts: readonly (readonly [count: number, word: string])[];
};

type Totals = { figures: Figures; places: { seats: number; going: number; offered: number } };

/** Everybody invited to an event, and the seats of all its sessions. */
export function EventTotals({ figures, places }: Totals) {
  const locale = useLocale();
  const counts = [
    [figures.invited, m.event_fig_invited({}, { locale })],
    [figures.answered, m.event_fig_answered({}, { locale })],
    [figures.waiting, m.event_fig_waiting({}, { locale })],
    [figures.silent, m.event_fig_silent({}, { locale })],
  ] as const;
  return <EventSummary seats={places.seats} taken={places} counts={counts} />;
}

/** Seats as a meter and in words, then figures of people. */
export function EventSummary({ seats, taken: { going, offered }, counts }: Props) {
  const locale = useLocale();
  return (
    <section className="card mb-5" aria-label={m.event_col_seats({}, { locale })}>
      <div className="pad seatbar">
        <div>
          <p className="seats-said">{m.event_seats_words({ taken: going, all: seats }, { locale })}</p>
          <SeatMeter taken={going} offered={offered} all={seats} />
          <p className="keys-of-seats sm soft">
            <span className="key meter">
              <i className="f" />
              {m.event_key_going({ count: going }, { locale })}
            </span>
            {offered > 0 && (
              <span className="key meter">
                <i className="h" />
                {m.event_key_offered({ count: offered }, { locale })}
              </span>
            )}
            <span>{m.event_key_free({ count: Math.max(0, seats - going - offered) }, { locale })}</span>
          </p>
        </div>
        <dl className="figs">
          {counts.map(([count, word]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{m.event_people({ count }, { locale })}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
