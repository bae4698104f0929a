import { Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import { SeatMeter } from "~/ui/seat-meter.tsx";
import { Table } from "~/ui/table.tsx";
import { SessionBadge } from "./session-badge.tsx";
import type { SessionLine } from "./session-view.ts";

/** The sessions of an event: when, where, who leads it, seats, whether it still takes answers. */
export function SessionTable({
  eventId,
  title,
  lines,
}: {
  eventId: string;
  title: string;
  lines: SessionLine[];
}) {
  const locale = useLocale();
  return (
    <Table name={title} className="people bare sessions">
      <thead>
        <tr>
          <th scope="col">{m.event_col_when({}, { locale })}</th>
          <th scope="col">{m.session_col_state({}, { locale })}</th>
          <th scope="col">{m.event_col_place({}, { locale })}</th>
          <th scope="col">{m.event_hosts({}, { locale })}</th>
          <th scope="col">{m.event_col_seats({}, { locale })}</th>
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
