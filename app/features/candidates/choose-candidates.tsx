import { Link } from "@remix-run/react";
import { useEffect, useState } from "react";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { type CandidateFilter, type CandidateSort, queryOfFilter } from "./candidate-filter.ts";
import { type CandidateItem, CandidateTable } from "./candidate-table.tsx";
import { ChosenBar } from "./chosen-bar.tsx";

type Props = {
  items: readonly CandidateItem[];
  filter: CandidateFilter;
  sort: CandidateSort;
  total: number;
  isMore: boolean;
  next: string | null;
  isLater: boolean;
  isReader: boolean;
};

/** A page of the list, the people chosen on it, and the way to the next page. */
export function ChooseCandidates({ items, filter, sort, total, isMore, next, isLater, isReader }: Props) {
  const locale = useLocale();
  const [chosen, setChosen] = useState<ReadonlySet<string> | "all">(new Set<string>());
  const query = queryOfFilter(filter, sort).toString();
  // boxes ticked before the script arrived count too
  useEffect(() => {
    const ticked = document.querySelectorAll<HTMLInputElement>('input[form="chosen"][name="id"]:checked');
    if (ticked.length > 0) setChosen(new Set([...ticked].map((box) => box.value)));
  }, []);
  const choose = (ids: readonly string[], isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before === "all" ? items.map((item) => item.id) : before);
      for (const id of ids) isChosen ? after.add(id) : after.delete(id);
      return after;
    });
  const count = formatNumber(total, locale);
  const totalText = isMore
    ? m.candidate_count_more({ count }, { locale })
    : m.candidate_count({ count }, { locale });
  return (
    <>
      <Card isFlush as="div">
        <CandidateTable
          items={items}
          sort={sort}
          sortedBy={(by) => `/candidates?${queryOfFilter(filter, by)}`}
          chosen={isReader ? null : chosen}
          onChoose={choose}
          linkTo={(id) => `/candidates/${id}?from=${encodeURIComponent(query)}`}
        />
      </Card>
      {!isReader && (
        <ChosenBar
          query={query}
          count={chosen === "all" ? total : chosen.size}
          total={total}
          onSelectAll={() => setChosen("all")}
          onClear={() => setChosen(new Set<string>())}
        />
      )}
      <div className="foot">
        <span>{m.candidate_foot({ total: totalText, shown: items.length }, { locale })}</span>
        {isLater && <Link to={`/candidates?${query}`}>{m.candidate_first_page({}, { locale })}</Link>}
        {next && (
          <ButtonLink size="small" to={`/candidates?${query}&after=${next}`}>
            {m.candidate_next_page({}, { locale })}
          </ButtonLink>
        )}
      </div>
    </>
  );
}
