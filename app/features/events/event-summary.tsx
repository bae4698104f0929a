import { SeatMeter } from "~/ui/seat-meter.tsx";
import type { Summary } from "./event-summary.server.ts";

/** Seats as a meter and in words, then figures of people. */
export function EventSummary({ summary }: { summary: Summary }) {
  const { seats, going, offered, keys } = summary;
  return (
    <section className="card mb-5" aria-label={summary.title}>
      <div className="pad seatbar">
        <div>
          <p className="seats-said">{summary.said}</p>
          <SeatMeter taken={going} offered={offered} all={seats} />
          <p className="keys-of-seats sm soft">
            <span className="key meter">
              <i className="f" />
              {keys.going}
            </span>
            {keys.offered && (
              <span className="key meter">
                <i className="h" />
                {keys.offered}
              </span>
            )}
            <span>{keys.free}</span>
          </p>
        </div>
        <dl className="figs">
          {summary.counts.map(({ word, people }) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{people}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
