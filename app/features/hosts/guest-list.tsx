import { Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Avatar } from "~/ui/avatar.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { GuestView } from "./guest-view.ts";

/** Who comes, with what each of them chose to show, and the way to ask that recruiting call them. */
export function GuestList({ guests, sessionId }: { guests: readonly GuestView[]; sessionId: string }) {
  const locale = useLocale();
  return (
    <ul className="guests with-faces">
      {guests.map((guest) => (
        <li key={guest.id}>
          <Avatar person={guest} />
          <span>
            <b>{guest.name}</b> {guest.kana && <small className="soft">{guest.kana}</small>}
            {guest.language && (
              <small className="soft" lang={guest.tongue}>
                {guest.language}
              </small>
            )}
            {guest.studies && <small>{guest.studies}</small>}
            {guest.lines.map(({ line, word, text }) => (
              <small key={line}>
                <span className="soft">{word}</span> {text}
              </small>
            ))}
            <small>
              <Link to={`/host/sessions/${sessionId}/call/${guest.id}`}>
                {m.hostcall_ask({}, { locale })}
                <span className="sr"> {guest.name}</span>
              </Link>
            </small>
          </span>
        </li>
      ))}
    </ul>
  );
}
