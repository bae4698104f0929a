import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { SeatState } from "./answer.ts";
import { AnswerBadge } from "./answer-badge.tsx";

/** Who would get a letter, by name, before it is sent. */
export function ToldPeople({ people }: { people: { id: string; name: string; standing: SeatState }[] }) {
  const locale = useLocale();
  const count = people.length;
  return (
    <Card title={m.session_told_who({}, { locale })} end={count > 0 && m.event_people({ count }, { locale })}>
      <p className="note">
        {count > 0 ? m.session_told({ count }, { locale }) : m.session_told_nobody({}, { locale })}
      </p>
      {count > 0 && (
        <ul className="told">
          {people.map((person) => (
            <li key={person.id}>
              {person.name} <AnswerBadge standing={person.standing} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
