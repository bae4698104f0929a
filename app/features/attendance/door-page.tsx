import { formatTimeRange } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { DateBlock } from "~/ui/date-block.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { DoorState } from "./door.server.ts";

type About = { title: string; zone: string; startsAt: Date; endsAt: Date; place: string };

/** When and where, on each page at the door. */
export function DoorFacts({ zone, startsAt, endsAt, place }: About) {
  const locale = useLocale();
  return (
    <div className="when">
      <DateBlock when={startsAt} zone={zone} />
      <p>
        <b>{formatTimeRange(startsAt, endsAt, { locale, zone })}</b>
        {place && <small>{place}</small>}
      </p>
    </div>
  );
}

/** The greeting with its one button. Looking at the page changes nothing; the button says "I am here". */
export function Welcome({
  name,
  about,
  fields,
  other,
}: {
  name: string;
  about: About;
  fields: Record<string, string>;
  /** Where "that isn't me" leads; without it somebody at the desk helps. */
  other?: string;
}) {
  const locale = useLocale();
  return (
    <>
      <p className="soft to">{about.title}</p>
      <h1>{m.attendance_welcome({ name }, { locale })}</h1>
      <DoorFacts {...about} />
      <form method="post">
        {Object.entries(fields).map(([field, value]) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        <Button variant="go" size="wide" className="here">
          {m.attendance_check_in({}, { locale })}
        </Button>
      </form>
      <p className="hint">{m.attendance_only_time({}, { locale })}</p>
      <section>
        <ul className="links">
          <li>
            <NotMe name={name} other={other} />
          </li>
        </ul>
      </section>
    </>
  );
}

function NotMe({ name, other }: { name: string; other: string | undefined }) {
  const locale = useLocale();
  const inside = (
    <>
      <Icon name="people" />
      <span>
        {other ? (
          <u>{m.attendance_not_me({ name }, { locale })}</u>
        ) : (
          m.attendance_not_me({ name }, { locale })
        )}
        <small>{m.attendance_not_me_help({}, { locale })}</small>
      </span>
    </>
  );
  return other ? <a href={other}>{inside}</a> : <div className="door">{inside}</div>;
}

/** Noted: the only thing left is to go in. */
export function CheckedIn({
  name,
  time,
  table,
  about,
}: {
  name: string;
  time: string;
  table: number | null;
  about: About;
}) {
  const locale = useLocale();
  return (
    <>
      <p className="soft to">{about.title}</p>
      <h1>{m.attendance_in({ name }, { locale })}</h1>
      <div className="pill">
        <Icon name="check" />
        <span>
          {m.attendance_in_at({ time }, { locale })}
          {table && (
            <>
              <br />
              <b>{m.attendance_your_table({ table }, { locale })}</b>
            </>
          )}
        </span>
      </div>
      <DoorFacts {...about} />
    </>
  );
}

/** Not the time, or not any more. */
export function DoorClosed({ state, about }: { state: Exclude<DoorState, "open">; about: About }) {
  const locale = useLocale();
  const words = {
    early: [m.attendance_door_early, m.attendance_door_early_text],
    over: [m.attendance_door_over, m.attendance_door_over_text],
    cancelled: [m.attendance_door_cancelled, m.attendance_door_cancelled_text],
  } as const;
  const [title, text] = words[state];
  return (
    <>
      <p className="soft to">{about.title}</p>
      <h1>{title({}, { locale })}</h1>
      <p>{text({}, { locale })}</p>
      <DoorFacts {...about} />
    </>
  );
}
