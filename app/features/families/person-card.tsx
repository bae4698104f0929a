import { Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";

type Open = { id: string; name: string; topics: string; until: string };

/** Whom of their family a candidate has let in at this moment; somebody who closed is not on it. */
export function FamilyCard({ candidateId, families }: { candidateId: string; families: readonly Open[] }) {
  const locale = useLocale();
  return (
    <Card title={m.ui_nav_families({}, { locale })}>
      {families.length === 0 && <p className="soft">{m.families_person_none({}, { locale })}</p>}
      <ul className="rows">
        {families.map((family) => (
          <li key={family.id}>
            {family.name}
            <span className="block soft">{family.topics}</span>
            <span className="block soft num">{m.family_until_day({ day: family.until }, { locale })}</span>
          </li>
        ))}
      </ul>
      {families.length === 0 && (
        <p className="mt-3">
          <Link to={`/families/ask/${candidateId}`}>{m.families_person_ask({}, { locale })}</Link>
        </p>
      )}
    </Card>
  );
}
