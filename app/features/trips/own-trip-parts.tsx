import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import type { OwnTripView } from "./own-trip-view.server.ts";

type Props = { trip: OwnTripView };

/** Where one stands, and the one thing that can be done about it now. Leaving stands beside taking, as large. */
export function OwnStanding({ trip }: Props) {
  const locale = useLocale();
  const { standing } = trip;
  return (
    <div className="panel word">
      <p>
        <b>{standing.title}</b>
        {standing.text && <small>{standing.text}</small>}
        {trip.result && <small>{trip.result}</small>}
      </p>
      {trip.number !== null && trip.isDrawn && (
        <p className="hint">
          <a href={`/draws/${trip.id}`}>{m.trip_own_draw({}, { locale })}</a>
        </p>
      )}
      {trip.mayClaim && (
        <div className="duo">
          <PressForm intent="claim" look="btn" label={m.trip_own_claim({}, { locale })} />
          <PressForm intent="withdraw" look="btn" label={m.trip_own_pass({}, { locale })} />
        </div>
      )}
    </div>
  );
}

export function PressForm({ intent, look, label }: { intent: string; look: string; label: string }) {
  return (
    <form method="post">
      <button type="submit" name="intent" value={intent} className={look}>
        {label}
      </button>
    </form>
  );
}

/** What it is, what it costs whom, by what seats are given, what there is instead. */
export function TripCard({ trip }: Props) {
  const locale = useLocale();
  return (
    <>
      {trip.description && (
        <p className="lines" lang={trip.lang}>
          {trip.description}
        </p>
      )}
      <section>
        <h2>{m.trip_card({}, { locale })}</h2>
        <dl className="word">
          {[...trip.facts, ...trip.card].map(({ label, value }) => (
            <div className="word" key={label}>
              <dt className="hint">{label}</dt>
              <dd className="lines">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">{m.trip_free_text({}, { locale })}</p>
      </section>
    </>
  );
}

export function TripDays({ trip }: Props) {
  const locale = useLocale();
  return (
    <section>
      <h2>{m.trip_days({}, { locale })}</h2>
      {trip.days.map((day) => (
        <div className="panel" key={day.id}>
          <p>
            <b>{day.label}</b>
            <small>{day.isCancelled ? <s>{day.when}</s> : day.when}</small>
            {day.place && <small>{day.place}</small>}
          </p>
          {day.isCancelled ? (
            <p className="word">
              <b>{m.trip_day_off({}, { locale })}</b>
            </p>
          ) : (
            day.programme && <p className="lines word">{day.programme}</p>
          )}
        </div>
      ))}
    </section>
  );
}

/** Asks for a seat; where people read, with some words of one's own. */
export function ApplyForm({
  trip,
  statement,
  error,
}: Props & { statement: string; error?: string | undefined }) {
  const locale = useLocale();
  return (
    <form method="post">
      {trip.asksStatement && (
        <div className={error ? "field bad" : "field"}>
          <label htmlFor="f-statement">{m.trip_own_statement({}, { locale })}</label>
          <span className="hint" id="f-statement-hint">
            {m.trip_own_statement_hint({}, { locale })}
          </span>
          {error && (
            <span className="err" id="f-statement-error">
              {error}
            </span>
          )}
          <textarea
            id="f-statement"
            name="statement"
            rows={6}
            maxLength={1500}
            className="control"
            defaultValue={statement}
            aria-describedby={error ? "f-statement-hint f-statement-error" : "f-statement-hint"}
          />
        </div>
      )}
      <p className="send">
        <button type="submit" name="intent" value="apply" className="btn go big wide">
          {m.trip_own_apply({}, { locale })}
        </button>
      </p>
    </form>
  );
}
