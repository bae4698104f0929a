import { Link } from "@remix-run/react";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Badge } from "~/ui/badge.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { Table } from "~/ui/table.tsx";
import { Who } from "~/ui/who.tsx";
import type { SeatState } from "./answer.ts";
import { AnswerBadge } from "./answer-badge.tsx";

export type Seated = {
  invitationId: string;
  candidateId: string;
  familyName: string;
  givenName: string;
  familyKana: string;
  givenKana: string;
  romaji: string;
  companions: number;
  isPlaced: boolean;
  word: string;
  needs: string;
  enteredBy: string | null;
};

type Props = { eventId: string; people: Seated[]; canChange: boolean };

/** Who has a seat in one session, by kana. */
export function SessionPeople({ eventId, people, canChange }: Props) {
  const locale = useLocale();
  if (people.length === 0)
    return (
      <Card title={m.session_going({}, { locale })}>
        <p className="note">{m.session_going_none({}, { locale })}</p>
      </Card>
    );
  return (
    <Card
      title={m.session_going({}, { locale })}
      end={m.event_people({ count: people.length }, { locale })}
      isFlush
    >
      <Table name={m.session_going({}, { locale })} className="people bare guests">
        <thead>
          <tr>
            <th scope="col">{m.event_col_name({}, { locale })}</th>
            <th scope="col">{m.event_col_answer({}, { locale })}</th>
            <th scope="col">{m.event_col_word({}, { locale })}</th>
            <th scope="col">
              <span className="sr">{m.event_col_action({}, { locale })}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.invitationId}>
              <td>
                <Who person={person} to={`/candidates/${person.candidateId}`} />
              </td>
              <td className="nowrap">
                <AnswerBadge standing="going" />{" "}
                {person.isPlaced && <Badge tone="line">{m.session_placed({}, { locale })}</Badge>}
                {person.companions > 0 && (
                  <span className="block xs soft">
                    {m.session_with({ count: person.companions }, { locale })}
                  </span>
                )}
                {person.enteredBy && (
                  <span className="block xs soft">
                    {m.event_entered_by({ name: person.enteredBy }, { locale })}
                  </span>
                )}
              </td>
              <td className="second">{[person.word, person.needs].filter(Boolean).join(" / ")}</td>
              <td className="third">{canChange && <ChangeSession eventId={eventId} person={person} />}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function ChangeSession({ eventId, person }: { eventId: string; person: Seated }) {
  const locale = useLocale();
  const name = fullName(person, locale);
  return (
    <Link
      className="nowrap"
      to={`/events/${eventId}/guests/${person.invitationId}`}
      aria-label={m.session_move_person_whom({ name }, { locale })}
    >
      {m.session_move_person({}, { locale })}
    </Link>
  );
}

type Elsewhere = Seated & { standing: SeatState; when: string };

/** Who chose another session of the same event. */
export function ElsewherePeople({ eventId, people }: { eventId: string; people: Elsewhere[] }) {
  const locale = useLocale();
  return (
    <Card
      title={m.session_elsewhere({}, { locale })}
      end={m.event_people({ count: people.length }, { locale })}
    >
      {people.length === 0 && <p className="note">{m.session_elsewhere_none({}, { locale })}</p>}
      <ul className="rows">
        {people.map((person) => (
          <li key={`${person.invitationId} ${person.when}`} className="elsewhere">
            <Link to={`/events/${eventId}/guests/${person.invitationId}`}>{fullName(person, locale)}</Link>
            <span className="soft num">{person.when}</span>
            <AnswerBadge standing={person.standing} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
