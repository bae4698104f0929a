import { Link } from "@remix-run/react";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import { Table } from "~/ui/table.tsx";
import { Who } from "~/ui/who.tsx";
import { AnswerBadge } from "./answer-badge.tsx";
import type { GuestRow } from "./guest-view.ts";

type Props = { eventId: string; title: string; rows: GuestRow[]; canAnswer: boolean };

/** Who was invited and what they said, in kana order. */
export function GuestTable({ eventId, title, rows, canAnswer }: Props) {
  const locale = useLocale();
  return (
    <Table name={title} className="people bare guests">
      <thead>
        <tr>
          <th scope="col">{m.event_col_name({}, { locale })}</th>
          <th scope="col">{m.event_col_answer({}, { locale })}</th>
          <th scope="col">{m.event_col_answered({}, { locale })}</th>
          <th scope="col">{m.event_col_word({}, { locale })}</th>
          <th scope="col">
            <span className="sr">{m.event_col_action({}, { locale })}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.invitationId}>
            <td>
              <Who person={row} to={`/candidates/${row.candidateId}`} />
            </td>
            <td>
              <AnswerBadge standing={row.standing} />
              {row.sessions.map((session) => (
                <span className="block xs soft num nowrap" key={session}>
                  {session}
                </span>
              ))}
            </td>
            <td className="nowrap soft num">
              {row.answered}
              {row.enteredBy && (
                <span className="block xs">{m.event_entered_by({ name: row.enteredBy }, { locale })}</span>
              )}
            </td>
            <td className="second">{row.word}</td>
            <td className="third">{canAnswer && <AnswerFor eventId={eventId} row={row} />}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function AnswerFor({ eventId, row }: { eventId: string; row: GuestRow }) {
  const locale = useLocale();
  const name = fullName(row, locale);
  const isSilent = row.standing === "silent";
  const whole = isSilent ? m.event_answer_for_whom : m.event_change_for_whom;
  return (
    <Link
      className="nowrap"
      to={`/events/${eventId}/guests/${row.invitationId}`}
      aria-label={whole({ name }, { locale })}
    >
      {isSilent ? m.event_answer_for({}, { locale }) : m.event_change_for({}, { locale })}
    </Link>
  );
}
