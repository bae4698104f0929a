import { OfferBadge } from "~/features/offers/offer-badge.tsx";
import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import { Table } from "~/ui/table.tsx";
import { Who } from "~/ui/who.tsx";
import type { HandoverRow } from "./handover-summary.server.ts";

/** Who changes hands, with what a successor has to know first. */
export function HandoverTable({ rows }: { rows: readonly HandoverRow[] }) {
  const locale = useLocale();
  return (
    <Table name={m.candidate_handover({}, { locale })} className="people bare">
      <thead>
        <tr>
          <th scope="col">{m.candidate_column_name_plain({}, { locale })}</th>
          <th scope="col">{m.candidate_column_state({}, { locale })}</th>
          <th scope="col">{m.candidate_column_unit({}, { locale })}</th>
          <th scope="col">{m.candidate_column_reply({}, { locale })}</th>
          <th scope="col">{m.candidate_column_contact({}, { locale })}</th>
          <th scope="col">{m.candidate_column_next({}, { locale })}</th>
          <th scope="col">{m.candidate_handover_word({}, { locale })}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="nowrap">
              <Who person={row} to={`/candidates/${row.id}`} />
            </td>
            <td>{row.state && <OfferBadge state={row.state} isExtended={row.isExtended} />}</td>
            <td className="nowrap">
              {row.unit}
              {row.isDeputy && <span className="block soft">{m.candidate_deputy({}, { locale })}</span>}
            </td>
            <td className="num nowrap second">{row.replyOn}</td>
            <td className="num nowrap soft">{row.lastContact}</td>
            <td>{row.next}</td>
            <td className="soft">
              <span className="line-clamp-2">{row.lastWord}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
