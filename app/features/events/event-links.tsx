import { Link } from "@remix-run/react";
import { Card } from "~/ui/card.tsx";

/** The other rooms of one event: the day itself, lines for a messenger, looking back. Words come from the server. */
export function EventLinks({ title, links }: { title: string; links: { to: string; label: string }[] }) {
  if (links.length === 0) return null;
  return (
    <Card title={title}>
      <ul>
        {links.map(({ to, label }) => (
          <li key={to}>
            <Link className="inline-block py-2" to={to}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
