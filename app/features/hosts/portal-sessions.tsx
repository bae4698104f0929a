import { Form, Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Badge } from "~/ui/badge.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { DateBlock } from "~/ui/date-block.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SeatMeter } from "~/ui/seat-meter.tsx";
import { GuestList } from "./guest-list.tsx";
import type { GuestView } from "./guest-view.ts";
import { hostStateLook } from "./host-look.ts";
import { hostStateWord } from "./host-words.ts";
import type { PortalSession } from "./portal.server.ts";

/** The next meeting: when, where, who comes, and the one thing to do. */
export function NextSession({
  session,
  isFirst,
}: {
  session: PortalSession & { guests: GuestView[] };
  /** The page's one filled button is here. */
  isFirst: boolean;
}) {
  const locale = useLocale();
  const drinks = session.hasAlcohol ? m.event_alcohol : m.event_no_alcohol;
  const Heading = isFirst ? "h2" : "h3";
  return (
    <div className="panel">
      <div className="when">
        <DateBlock when={session.startsAt} zone={session.zone} />
        <p>
          <b>{session.time}</b>
          <small>{session.zoneName}</small>
          <small>
            {[session.place, session.address].filter(Boolean).join(" ")} {drinks({}, { locale })}
          </small>
        </p>
      </div>
      {session.substitute && (
        <p className="hint">{m.host_since_substitute({ name: session.substitute }, { locale })}</p>
      )}
      <Heading className="coming">{m.host_people({ count: session.going }, { locale })}</Heading>
      {session.going === 0 && <p className="hint">{m.host_nobody({}, { locale })}</p>}
      <GuestList guests={session.guests} sessionId={session.id} />
      {session.onlineUrl && (
        <p className="send">
          <a
            className={isFirst ? "btn go big wide" : "btn big wide"}
            href={session.onlineUrl}
            rel="noreferrer"
          >
            {m.host_enter_room({}, { locale })}
          </a>
        </p>
      )}
      {session.here && <p className="hint">{m.host_here_since({ time: session.here }, { locale })}</p>}
      {session.isOpen && !session.here && (
        <Form method="post" action={`/host/sessions/${session.id}/here`}>
          <p className="send">
            <Button size="wide" icon="pin">
              {m.host_here({}, { locale })}
            </Button>
          </p>
        </Form>
      )}
      {session.isToday && session.going > 0 && (
        <p className="send">
          <ButtonLink size="wide" icon="check" to={`/check-in/${session.id}`}>
            {m.attendance_open_desk({}, { locale })}
          </ButtonLink>
        </p>
      )}
      <p className="send">
        <ButtonLink size="wide" to={`/host/sessions/${session.id}?answer=no`}>
          {m.host_cannot({}, { locale })}
        </ButtonLink>
      </p>
      {session.going > 0 && <p className="hint">{m.host_shared_note({}, { locale })}</p>}
      <p className="hint">
        <Link to={`/host/report?session=${session.id}`}>{m.report_door({}, { locale })}</Link>
      </p>
    </div>
  );
}

/** What comes later, one line each. */
export function LaterSessions({ sessions }: { sessions: PortalSession[] }) {
  const locale = useLocale();
  return (
    <ul className="links">
      {sessions.map((session) => (
        <li key={session.id}>
          <Link to={`/host/sessions/${session.id}`}>
            <Icon name={session.kind === "meetup" ? "calendar" : "people"} />
            <span>
              <u>{session.title}</u>
              <small>
                {session.day} {session.time}
              </small>
              <small>{session.place}</small>
              <Badge {...hostStateLook(session.state)}>{hostStateWord(session.state, locale)}</Badge>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

type Month = { name: string; count: number; monthly: number | null; pausedUntil: string; given: string };

/** How much of what they offered is taken this month; it grows only when they say yes. */
export function MonthOffer({ month }: { month: Month }) {
  const locale = useLocale();
  const { name, count, monthly, pausedUntil, given } = month;
  const says =
    monthly === null
      ? m.host_month_plain({ count }, { locale })
      : m.host_month_of({ count, monthly }, { locale });
  return (
    <section id="month">
      <h2>{m.host_month_title({ month: name }, { locale })}</h2>
      {monthly !== null && monthly > 0 && (
        <SeatMeter taken={Math.min(count, monthly)} all={monthly} label={says} />
      )}
      <p>{says}</p>
      {given && <p className="hint">{m.host_given({ given }, { locale })}</p>}
      <Rest pausedUntil={pausedUntil} />
      <div className="duo">
        <ButtonLink to="/host/settings" icon="pen">
          {m.host_change_offer({}, { locale })}
        </ButtonLink>
        <ButtonLink to="/host/about" icon="person">
          {m.hostabout_title({}, { locale })}
        </ButtonLink>
      </div>
    </section>
  );
}

/** Resting from today takes one tap, being back another. */
function Rest({ pausedUntil }: { pausedUntil: string }) {
  const locale = useLocale();
  if (pausedUntil)
    return (
      <Form method="post" action="/host/pause">
        <p className="hint">{m.host_resting({ day: pausedUntil }, { locale })}</p>
        <p className="send">
          <Button size="wide" name="days" value="0">
            {m.host_rest_end({}, { locale })}
          </Button>
        </p>
      </Form>
    );
  const choices = [
    { days: 14, label: m.host_rest_weeks({}, { locale }) },
    { days: 30, label: m.host_rest_month({}, { locale }) },
    { days: 60, label: m.host_rest_months({}, { locale }) },
  ];
  return (
    <Form method="post" action="/host/pause">
      <fieldset className="rest">
        <legend>{m.host_rest({}, { locale })}</legend>
        <p className="hint">{m.host_rest_hint({}, { locale })}</p>
        <div className="trio">
          {choices.map(({ days, label }) => (
            <Button key={days} size="big" name="days" value={days}>
              {label}
            </Button>
          ))}
        </div>
      </fieldset>
    </Form>
  );
}
