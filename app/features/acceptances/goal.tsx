import { Link } from "@remix-run/react";
import { formatDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { GoalBar } from "~/ui/goal-bar.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { type AcceptanceRow, gap } from "./acceptance-table.ts";

/** The two figures a boss asks for, over the bar: accepted of planned, and how many are missing. */
export function AcceptanceGoal({ sum }: { sum: AcceptanceRow }) {
  const locale = useLocale();
  return (
    <div className="sum">
      <p className="big">
        <b className="num">{sum.held}</b>
        <span>
          {sum.target > 0
            ? m.acceptance_big({ target: sum.target }, { locale })
            : m.acceptance_big_noplan({}, { locale })}
        </span>
        {sum.target > 0 && (
          <span className="rest">
            {m.acceptance_rest_before({}, { locale })} <strong className="num">{gap(sum)}</strong>
            {m.acceptance_rest_after({}, { locale })}
          </span>
        )}
      </p>
      {sum.target > 0 && (
        <GoalBar
          value={sum.held}
          target={sum.target}
          label={m.acceptance_bar({ target: sum.target, held: sum.held }, { locale })}
        />
      )}
    </div>
  );
}

/** How the offers add up, from when they are formal, and the way to the plan. */
export function SumNote({
  sum,
  formalOn,
  year,
  canEdit,
  several = 0,
}: {
  sum: AcceptanceRow;
  several?: number;
  formalOn: string;
  year: number;
  canEdit: boolean;
}) {
  const locale = useLocale();
  return (
    <p className="note">
      {m.acceptance_sum_note({ ...sum, declined: sum.declinedBefore + sum.declinedAfter }, { locale })}
      {sum.formal > 0
        ? m.acceptance_held_note({}, { locale })
        : m.acceptance_formal_note({ day: formatDay(formalOn, { locale, year: false }) }, { locale })}
      {several > 0 && m.acceptance_several_note({ count: several }, { locale })}
      {canEdit && <Link to={`/settings/plan?class=${year}`}>{m.acceptance_edit_plan({}, { locale })}</Link>}
    </p>
  );
}
