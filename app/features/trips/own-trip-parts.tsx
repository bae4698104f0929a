import { m } from "~/paraglide/messages.js";
import { AnswerCards } from "~/ui/answer-cards.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { OwnTripView } from "./own-trip-view.server.ts";

type Props = { trip: OwnTripView };

/** Where one stands, and the one thing that can be done about it now. Leaving stands beside taking, as large. */
export function OwnStanding({ trip }: Props) {
  const locale = useLocale();
  const { standing } = trip;
  if (!standing) return null;
  return (
    <div className="panel word">
      <p>
        <b>{standing.title}</b>
        {standing.text && <small className="lines">{standing.text}</small>}
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
        <p className="lines word" lang={trip.lang}>
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
        <p className="hint word">{m.trip_free_text({}, { locale })}</p>
      </section>
    </>
  );
}

type Doubt = NonNullable<OwnTripView["days"][number]["doubt"]>;

/** Their calendar said no to this day: three answers of the same size. */
function DayDoubt({ day, doubt }: { day: string; doubt: Doubt }) {
  return (
    <form method="post" className="word">
      <p>
        <b>{doubt.title}</b>
      </p>
      <input type="hidden" name="intent" value="day" />
      <input type="hidden" name="day" value={day} />
      <div className="stack">
        {doubt.answers.map(({ answer, label }) => (
          <button key={answer} type="submit" name="answer" value={answer} className="btn wide">
            {label}
          </button>
        ))}
      </div>
    </form>
  );
}

/** What there is instead of the trip, as whole as its card; and where one stands with it. */
export function Alternative({ trip }: Props) {
  const locale = useLocale();
  const { alternative } = trip;
  const { standing } = alternative;
  if (!alternative.what) return null;
  return (
    <section id="alternative">
      <h2>{alternative.title}</h2>
      {standing && (
        <div className="panel">
          <p>
            <b>{standing.title}</b>
            {standing.text && <small>{standing.text}</small>}
          </p>
          {alternative.mayTake && (
            <div className="duo">
              <PressForm intent="take-alternative" look="btn" label={m.trip_own_claim({}, { locale })} />
              <PressForm intent="leave-alternative" look="btn" label={m.trip_own_pass({}, { locale })} />
            </div>
          )}
          {alternative.mayLeave && (
            <PressForm intent="leave-alternative" look="btn" label={m.trip_own_withdraw({}, { locale })} />
          )}
        </div>
      )}
      <p className="lines">{alternative.what}</p>
      <dl className="word">
        {alternative.facts.map(({ label, value }) => (
          <div className="word" key={label}>
            <dt className="hint">{label}</dt>
            <dd className="lines">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
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
          {day.doubt && <DayDoubt day={day.id} doubt={day.doubt} />}
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

type ApplyProps = Props & { values: Record<string, string>; errors: Record<string, string[]> };

/** Asks for the trip, its alternative or either, nothing chosen beforehand; where people read, with some words of one's own. */
export function ApplyForm({ trip, values, errors }: ApplyProps) {
  const locale = useLocale();
  const [error] = errors.statement ?? [];
  return (
    <form method="post">
      <AnswerCards
        name="wish"
        legend={m.trip_own_wish_title({}, { locale })}
        hint={m.trip_own_wish_hint({}, { locale })}
        cards={trip.wishes}
        chosen={values.wish ?? trip.wish}
        error={errors.wish}
      />
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
            defaultValue={values.statement ?? trip.statement}
            aria-describedby={error ? "f-statement-hint f-statement-error" : "f-statement-hint"}
          />
        </div>
      )}
      <p className="send">
        <button type="submit" name="intent" value="apply" className="btn go big wide">
          {(trip.mayChangeWish ? m.trip_own_change : m.trip_own_apply)({}, { locale })}
        </button>
      </p>
    </form>
  );
}
