import type { PhoneInstead as Unreached } from "~/features/bounces/phone-instead.server.ts";
import { PhoneInstead } from "~/features/bounces/phone-instead.tsx";
import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { SeatState } from "./answer.ts";
import { AnswerBadge } from "./answer-badge.tsx";

type Props = { people: { id: string; name: string; standing: SeatState }[]; phone: Unreached | null };

/** Who would get a letter, by name, before it is sent; and who is phoned instead. */
export function ToldPeople({ people, phone }: Props) {
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
      <PhoneInstead shown={phone} />
    </Card>
  );
}
