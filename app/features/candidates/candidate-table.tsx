import type { OfferState } from "~/features/offers/offer.ts";
import { OfferBadge } from "~/features/offers/offer-badge.tsx";
import { fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { RowCheck, SortHeader, Table } from "~/ui/table.tsx";
import { Who } from "~/ui/who.tsx";

/** A row as it is shown: dates and titles are words already. */
export type CandidateItem = PersonName & {
  id: string;
  offerState: OfferState | null;
  isExtended: boolean;
  unit: string;
  recruiter: string;
  replyOn: string | null;
  isReplySoon: boolean;
  isReplyPast: boolean;
  next: string;
  lastContact: string;
  isQuiet: boolean;
};

export type ViewTab = {
  key: string;
  /** Null for the three that everybody has. */
  name: string | null;
  query: string;
  count: number;
  isMore: boolean;
  isCurrent: boolean;
};

type Props = {
  items: readonly CandidateItem[];
  sort: "kana" | "reply" | "contact";
  /** The address of the same list in another order. */
  sortedBy: (sort: "kana" | "reply" | "contact") => string;
  /** The chosen ids, or "all" that the filter finds; null for readers, who choose nothing. */
  chosen: ReadonlySet<string> | "all" | null;
  onChoose: (ids: readonly string[], isChosen: boolean) => void;
  /** Where a name leads; the way back keeps the filter. */
  linkTo: (id: string) => string;
};

/** Fifty people: choose, name with kana, state, unit, reply date, next session, last contact, in charge, what to know. */
export function CandidateTable({ items, sort, sortedBy, chosen, onChoose, linkTo }: Props) {
  const locale = useLocale();
  const order = (by: Props["sort"]) => (sort === by ? ("ascending" as const) : undefined);
  const isChosen = (id: string) => chosen === "all" || (chosen?.has(id) ?? false);
  const count = items.filter((item) => isChosen(item.id)).length;
  return (
    <Table name={m.candidate_list({}, { locale })} className={chosen ? "people" : "people bare"}>
      <thead>
        <tr>
          {chosen && (
            <th scope="col">
              <RowCheck
                label={m.candidate_choose_page({}, { locale })}
                checked={count > 0 && count === items.length}
                isMixed={count > 0 && count < items.length}
                onChange={(event) =>
                  onChoose(
                    items.map((item) => item.id),
                    event.currentTarget.checked,
                  )
                }
              />
            </th>
          )}
          <SortHeader to={sortedBy("kana")} direction={order("kana")}>
            {m.candidate_column_name({}, { locale })}
          </SortHeader>
          <th scope="col">{m.candidate_column_state({}, { locale })}</th>
          <th scope="col">{m.candidate_column_unit({}, { locale })}</th>
          <SortHeader to={sortedBy("reply")} direction={order("reply")}>
            {m.candidate_column_reply({}, { locale })}
          </SortHeader>
          <th scope="col">{m.candidate_column_next({}, { locale })}</th>
          <SortHeader to={sortedBy("contact")} direction={order("contact")}>
            {m.candidate_column_contact({}, { locale })}
          </SortHeader>
          <th scope="col">{m.candidate_column_recruiter({}, { locale })}</th>
          <th scope="col">{m.candidate_column_hint({}, { locale })}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className={isChosen(item.id) ? "sel" : undefined}>
            {chosen && (
              <td>
                <RowCheck
                  label={m.candidate_choose_one({ name: fullName(item, locale) }, { locale })}
                  name={chosen === "all" ? "" : "id"}
                  value={item.id}
                  form="chosen"
                  checked={isChosen(item.id)}
                  onChange={(event) => onChoose([item.id], event.currentTarget.checked)}
                />
              </td>
            )}
            <td className="nowrap">
              <Who person={item} to={linkTo(item.id)} />
            </td>
            <td>{item.offerState && <OfferBadge state={item.offerState} isExtended={item.isExtended} />}</td>
            <td className="nowrap">{item.unit}</td>
            <td className={item.isReplySoon ? "num nowrap font-semibold" : "num nowrap"}>{item.replyOn}</td>
            <td className="second">
              {item.next && <span className="line-clamp-2 min-w-36">{item.next}</span>}
            </td>
            <td className="nowrap soft num">{item.lastContact}</td>
            <td className="nowrap">{item.recruiter}</td>
            <td className="third">
              <Hint item={item} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Hint({ item }: { item: CandidateItem }) {
  const locale = useLocale();
  if (item.isReplyPast)
    return (
      <span className="hints">
        <Icon name="clock" />
        {m.candidate_hint_reply_past({}, { locale })}
      </span>
    );
  if (!item.isQuiet) return null;
  return (
    <span className="hints">
      <Icon name="bubble" />
      {m.candidate_hint_quiet({}, { locale })}
    </span>
  );
}
