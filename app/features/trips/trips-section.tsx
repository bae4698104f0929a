import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";

type Line = { id: string; title: string; when: string; standing: string };

/** On a candidate's page: trips that take applications, and where one stands with the others. Nothing while there is none. */
export function TripsSection({
  trips,
  frame,
}: {
  trips: readonly Line[];
  frame: { base: string; query: string };
}) {
  const locale = useLocale();
  if (trips.length === 0) return null;
  return (
    <section>
      <h2>{m.trip_own_title({}, { locale })}</h2>
      {trips.map((trip) => (
        <div className="panel" key={trip.id}>
          <p>
            <b>{trip.title}</b>
            <small>{trip.when}</small>
            <small>{trip.standing}</small>
          </p>
          <div className="duo">
            <a className="btn" href={`${frame.base}/trips/${trip.id}${frame.query}`}>
              {m.trip_own_open_page({}, { locale })}
              <span className="sr"> {trip.title}</span>
            </a>
          </div>
        </div>
      ))}
    </section>
  );
}
