import { Link } from "@remix-run/react";
import { Icon } from "~/ui/icon.tsx";

type Props = {
  title: string;
  text: string;
  guests: { id: string; path: string; name: string; when: string }[];
};

/** Guests a host hasn't said anything of yet: three taps each. */
export function OwedFeedback({ title, text, guests }: Props) {
  if (guests.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <p className="hint">{text}</p>
      <ul className="links">
        {guests.map((guest) => (
          <li key={guest.id}>
            <Link to={guest.path}>
              <Icon name="pen" />
              <span>
                <u>{guest.name}</u>
                <small>{guest.when}</small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
