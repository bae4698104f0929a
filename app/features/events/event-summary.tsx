import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import { SeatMeter } from "~/ui/seat-meter.tsx";

type Props = {
  seats: number;
  /** Places, companions included. */
  taken: { going: number; offered: number };
  /** People and what they are counted for. */
  counts: readonly (readonly [count: number, word: string])[];
};

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
