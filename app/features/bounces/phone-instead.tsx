import { Link } from "@remix-run/react";
import { Icon } from "~/ui/icon.tsx";
import type { PhoneInstead as Shown } from "./phone-instead.server.ts";

/** Those whom no letter reaches, each with the reason and the number; nothing where it reaches everybody. */
export function PhoneInstead({ shown }: { shown: Shown | null }) {
  if (!shown) return null;
  return (
    <div className="phone-instead">
      <p>
        <Icon name="phone" /> {shown.said}
      </p>
      <ul className="rows">
        {shown.people.map(({ id, name, why }) => (
          <li key={id}>
            <Link to={`/candidates/${id}`}>{name}</Link> <span className="soft sm block">{why}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
