import { Link } from "@remix-run/react";
import { SeatMeter } from "~/ui/seat-meter.tsx";
import { Table } from "~/ui/table.tsx";
import type { EventWords } from "./event-page-words.server.ts";
import { SessionBadge } from "./session-badge.tsx";
import type { SessionLine } from "./session-view.ts";

/** The sessions of an event: when, where, who leads it, seats, whether it still takes answers. */
export function SessionTable({
  eventId,
  title,
  lines,
  words,
}: {
  eventId: string;
  title: string;
  lines: SessionLine[];
  words: EventWords;
}) {
  return (
    <Table name={title} className="people bare sessions">
      <thead>
        <tr>
          <th scope="col">{words.colWhen}</th>
          <th scope="col">{words.colState}</th>
          <th scope="col">{words.colPlace}</th>
          <th scope="col">{words.hosts}</th>
          <th scope="col">{words.colSeats}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td className="nowrap">
              <span className="who">
                <Link to={`/events/${eventId}/sessions/${line.id}`}>
                  <time dateTime={line.startsAt} className="num">
                    {line.when}
                  </time>
                </Link>
                {line.label && <span className="kana">{line.label}</span>}
              </span>
            </td>
            <td>
              <SessionBadge standing={line.standing} />
            </td>
            <td>{line.place}</td>
            <td>{line.hosts}</td>
            <td className="second num">
              <SeatMeter taken={line.going} offered={line.offered} all={line.seats} />
              <span className="block sm">{line.seatsSaid}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
