import { Link } from "@remix-run/react";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import type { EventState, EventWay } from "./event.ts";
import type { EventWords } from "./event-page-words.server.ts";
import { SessionTable } from "./session-table.tsx";
import type { SessionLine } from "./session-view.ts";

type Props = {
  page: {
    event: { id: string; state: EventState; way: EventWay };
    sessions: SessionLine[];
    isPast: boolean;
    figures: { wished: number };
    words: EventWords;
  };
};

/** The sessions of an event that has several, and the way to the board where it asks around. */
export function EventSessions({ page }: Props) {
  const { event, sessions, isPast, figures, words } = page;
  const isOpen = event.state !== "cancelled" && !isPast;
  if (sessions.length === 0)
    return isOpen ? (
      <p className="note mb-4">
        <Link to={`/events/${event.id}/sessions/new`}>{words.sessionAdd}</Link>
      </p>
    ) : null;
  return (
    <div className="mb-5">
      <Card
        isFlush
        title={words.sessions}
        end={isOpen && <Link to={`/events/${event.id}/sessions/new`}>{words.sessionAdd}</Link>}
      >
        <SessionTable eventId={event.id} title={words.sessions} lines={sessions} words={words} />
      </Card>
      {event.state === "published" && isOpen && (
        <p className="send row-of-buttons">
          {event.way === "ask_around" && (
            <ButtonLink
              to={`/events/${event.id}/placing`}
              variant={figures.wished > 0 ? "go" : "plain"}
              icon="chair"
            >
              {words.placing}
            </ButtonLink>
          )}
          <ButtonLink to={`/events/${event.id}/matching`} icon="people">
            {words.matching}
          </ButtonLink>
        </p>
      )}
    </div>
  );
}
