import { Avatar } from "~/ui/avatar.tsx";
import type { GuestView } from "./guest-view.ts";

/** Who comes, with what each of them chose to show. */
export function GuestList({ guests }: { guests: readonly GuestView[] }) {
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
          </span>
        </li>
      ))}
    </ul>
  );
}
