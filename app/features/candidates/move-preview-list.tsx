import { OfferBadge } from "~/features/offers/offer-badge.tsx";
import { refusalSentence } from "~/features/offers/offer-refusal.ts";
import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { Table } from "~/ui/table.tsx";
import { Who } from "~/ui/who.tsx";
import type { MovePreview } from "./move-candidates.server.ts";

/** Each person with the state now and the one it would become, or why it can't. */
export function MovePreviewList({ preview }: { preview: readonly MovePreview[] }) {
  const locale = useLocale();
  const why = (row: MovePreview) =>
    row.refusal === "no_offer"
      ? m.offer_error_none({}, { locale })
      : row.refusal && refusalSentence(row.refusal, locale).sentence;
  return (
    <Card isFlush title={m.candidate_move_who({}, { locale })}>
      <Table name={m.candidate_move_who({}, { locale })} className="people bare">
        <thead>
          <tr>
            <th scope="col">{m.candidate_column_name_plain({}, { locale })}</th>
            <th scope="col">{m.candidate_move_now({}, { locale })}</th>
            <th scope="col">{m.candidate_move_then({}, { locale })}</th>
          </tr>
        </thead>
        <tbody>
          {[...preview.filter((row) => row.to), ...preview.filter((row) => !row.to)].map((row) => (
            <tr key={row.candidateId}>
              <td>
                <Who person={row} />
              </td>
              <td>{row.from && <OfferBadge state={row.from} />}</td>
              <td className="second">
                {row.to ? <OfferBadge state={row.to} /> : <span className="soft">{why(row)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
