import { Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { EventState, EventWay } from "./event.ts";
import { SessionTable } from "./session-table.tsx";
import type { SessionLine } from "./session-view.ts";

type Props = {
  page: {
    event: { id: string; state: EventState; way: EventWay };
    sessions: SessionLine[];
    isPast: boolean;
    figures: { wished: number };
  };
};

/** The sessions of an event that has several, and the way to the board where it asks around. */
export function EventSessions({ page }: Props) {
  const locale = useLocale();
  const { event, sessions, isPast, figures } = page;
  const isOpen = event.state !== "cancelled" && !isPast;
  const name = m.session_list({}, { locale });
  if (sessions.length === 0)
    return isOpen ? (
      <p className="note mb-4">
        <Link to={`/events/${event.id}/sessions/new`}>{m.session_add({}, { locale })}</Link>
      </p>
    ) : null;
  return (
    <div className="mb-5">
      <Card
        isFlush
        title={name}
        end={isOpen && <Link to={`/events/${event.id}/sessions/new`}>{m.session_add({}, { locale })}</Link>}
      >
        <SessionTable eventId={event.id} title={name} lines={sessions} />
      </Card>
      {event.way === "ask_around" && event.state === "published" && isOpen && (
        <p className="send">
          <ButtonLink
            to={`/events/${event.id}/placing`}
            variant={figures.wished > 0 ? "go" : "plain"}
            icon="chair"
          >
            {m.placing_open({}, { locale })}
          </ButtonLink>
        </p>
      )}
    </div>
  );
}
