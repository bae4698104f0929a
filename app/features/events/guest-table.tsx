import { Link } from "@remix-run/react";
import { Table } from "~/ui/table.tsx";
import { Who } from "~/ui/who.tsx";
import { AnswerBadge } from "./answer-badge.tsx";
import type { EventWords } from "./event-page-words.server.ts";
import type { GuestRow } from "./guest-view.ts";

type Props = { eventId: string; title: string; rows: GuestRow[]; canAnswer: boolean; words: EventWords };

/** Who was invited and what they said, in kana order. */
export function GuestTable({ eventId, title, rows, canAnswer, words }: Props) {
  return (
    <Table name={title} className="people bare guests">
      <thead>
        <tr>
          <th scope="col">{words.colName}</th>
          <th scope="col">{words.colAnswer}</th>
          <th scope="col">{words.colAnswered}</th>
          <th scope="col">{words.colWord}</th>
          <th scope="col">
            <span className="sr">{words.colAction}</span>
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
              {row.entered && <span className="block xs">{row.entered}</span>}
            </td>
            <td className="second">{row.word}</td>
            <td className="third">{canAnswer && <AnswerFor eventId={eventId} row={row} words={words} />}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function AnswerFor({ eventId, row, words }: { eventId: string; row: GuestRow; words: EventWords }) {
  return (
    <Link className="nowrap" to={`/events/${eventId}/guests/${row.invitationId}`} aria-label={row.answerFor}>
      {row.standing === "silent" ? words.answerFor : words.changeFor}
    </Link>
  );
}
