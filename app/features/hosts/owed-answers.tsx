import { Form, Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { DateBlock } from "~/ui/date-block.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { PortalSession } from "./portal.server.ts";

/** What a colleague is asked, on top: each with its two answers. */
export function OwedAnswers({ sessions }: { sessions: PortalSession[] }) {
  const locale = useLocale();
  return sessions.map((session, place) => (
    <div key={session.id} className="panel">
      <div className="when">
        <DateBlock when={session.startsAt} zone={session.zone} />
        <p>
          <Link to={`/host/sessions/${session.id}`}>
            <b>{session.title}</b>
          </Link>
          <small>{session.time}</small>
          <small>{session.place}</small>
          {session.standIn && <small>{m.host_owed_stand_in({ name: session.standIn }, { locale })}</small>}
        </p>
      </div>
      <div className="duo">
        <Form method="post" action={`/host/sessions/${session.id}`}>
          <Button variant={place === 0 ? "go" : "plain"} size="wide" name="answer" value="yes">
            {m.host_yes({}, { locale })}
          </Button>
        </Form>
        <Link className="btn big" to={`/host/sessions/${session.id}?answer=no`}>
          {m.host_no({}, { locale })}
        </Link>
      </div>
    </div>
  ));
}
