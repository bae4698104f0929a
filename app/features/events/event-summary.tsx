import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import { SeatMeter } from "~/ui/seat-meter.tsx";
import type { Figures } from "./guest-view.ts";

/** Seats as a meter and in words, then four figures. */
export function EventSummary({ seats, figures }: { seats: number; figures: Figures }) {
  const locale = useLocale();
  const { going, offered } = figures;
  const figs = [
    [figures.invited, m.event_fig_invited],
    [figures.answered, m.event_fig_answered],
    [figures.waiting, m.event_fig_waiting],
    [figures.silent, m.event_fig_silent],
  ] as const;
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
          {figs.map(([count, word]) => (
            <div key={word({}, { locale })}>
              <dt>{word({}, { locale })}</dt>
              <dd>{m.event_people({ count }, { locale })}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
