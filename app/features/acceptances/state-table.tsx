import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatShortDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { GoalBar } from "~/ui/goal-bar.tsx";
import { Table } from "~/ui/table.tsx";
import { type AcceptanceRow, type ComparedDays, gap, signed } from "./acceptance-table.ts";

type Props = {
  rows: readonly AcceptanceRow[];
  sum: AcceptanceRow;
  days: ComparedDays;
  year: number;
  locale: Locale;
  /** On paper numbers are no links and last season stands beside its change. */
  isPaper?: boolean;
};

/** The table by department: plan, offers by state, what is missing, and the change against three days. */
export function StateTable({ rows, sum, days, year, locale, isPaper = false }: Props) {
  return (
    <Frame caption={m.acceptance_caption({}, { locale })} isPaper={isPaper}>
      <thead>
        <tr>
          <th rowSpan={2} scope="col">
            {m.acceptance_col_unit({}, { locale })}
          </th>
          <th rowSpan={2} scope="col">
            {m.acceptance_col_target({}, { locale })}
          </th>
          <th rowSpan={2} scope="col">
            {m.acceptance_col_offered({}, { locale })}
          </th>
          <th rowSpan={2} scope="col">
            {m.acceptance_col_considering({}, { locale })}
          </th>
          <th rowSpan={2} scope="col" className="hero">
            {m.acceptance_col_accepted({}, { locale })}
          </th>
          <th rowSpan={2} scope="col">
            {m.acceptance_col_formal({}, { locale })}
          </th>
          <th colSpan={2} scope="colgroup" className="cut">
            {m.acceptance_col_declined({}, { locale })}
          </th>
          <th rowSpan={2} scope="col" className="cut">
            {m.acceptance_col_gap({}, { locale })}
          </th>
          <th colSpan={3} scope="colgroup" className="cut">
            {m.acceptance_col_change({}, { locale })}
          </th>
        </tr>
        <tr>
          <th scope="col" className="cut">
            {m.acceptance_col_before({}, { locale })}
          </th>
          <th scope="col">{m.acceptance_col_after({}, { locale })}</th>
          <th scope="col" className="cut">
            {m.acceptance_col_yesterday({}, { locale })}
          </th>
          <th scope="col">
            {m.acceptance_col_monday({ day: formatShortDay(days.lastMonday, { locale }) }, { locale })}
          </th>
          <th scope="col">{m.acceptance_col_season({}, { locale })}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <StateRow key={row.unitId ?? "none"} {...{ row, year, locale, isPaper }} />
        ))}
      </tbody>
      <tfoot>
        <StateRow row={sum} isTotal {...{ year, locale, isPaper }} />
      </tfoot>
    </Frame>
  );
}

function Frame({ caption, isPaper, children }: { caption: string; isPaper: boolean; children: ReactNode }) {
  if (!isPaper)
    return (
      <Table name={caption} className="state">
        {children}
      </Table>
    );
  return (
    <table>
      <caption className="sr">{caption}</caption>
      {children}
    </table>
  );
}

type RowProps = { row: AcceptanceRow; year: number; locale: Locale; isPaper: boolean; isTotal?: boolean };

function StateRow({ row, year, locale, isPaper, isTotal = false }: RowProps) {
  const name = isTotal
    ? m.acceptance_total({}, { locale })
    : row.unitName || m.acceptance_no_unit({}, { locale });
  const unit = isTotal ? "" : `&unit=${row.unitId ?? "none"}`;
  const people = (states: readonly string[]) =>
    `/candidates?year=${year}&who=all&standing=all${unit}${states.map((state) => `&state=${state}`).join("")}`;
  const cell = (count: number, column: string, to: string, className = "", shown: ReactNode = count) => (
    <td className={count === 0 ? `${className} zero` : className}>
      {count === 0 || isPaper ? (
        shown
      ) : (
        <Link to={to} aria-label={`${name} ${column} ${count}`}>
          {shown}
        </Link>
      )}
    </td>
  );
  const sinceYesterday = row.held - row.heldYesterday;
  const sinceMonday = row.held - row.heldLastMonday;
  return (
    <tr>
      <th scope="row">
        {name}
        {!isPaper && row.target > 0 && <GoalBar value={row.held} target={row.target} />}
      </th>
      <td>{row.target === 0 ? "" : row.target}</td>
      {cell(row.offered, m.acceptance_col_offered({}, { locale }), people([]))}
      {cell(
        row.considering,
        m.acceptance_col_considering({}, { locale }),
        people(["informal", "considering"]),
      )}
      {cell(row.accepted, m.acceptance_col_accepted({}, { locale }), people(["accepted"]), "hero")}
      {cell(row.formal, m.acceptance_col_formal({}, { locale }), people(["formal", "preparing", "joined"]))}
      {cell(
        row.declinedBefore,
        `${m.acceptance_col_declined({}, { locale })} ${m.acceptance_col_before({}, { locale })}`,
        people(["declined_before"]),
        "cut",
      )}
      {cell(
        row.declinedAfter,
        `${m.acceptance_col_declined({}, { locale })} ${m.acceptance_col_after({}, { locale })}`,
        people(["declined_after"]),
      )}
      <td className={row.target === 0 ? "gap cut" : gap(row) === 0 ? "gap cut zero" : "gap cut"}>
        {row.target === 0 ? "" : gap(row)}
      </td>
      {cell(
        sinceYesterday,
        m.acceptance_col_yesterday({}, { locale }),
        `?class=${year}#moves`,
        "cut",
        signed(sinceYesterday),
      )}
      {cell(
        sinceMonday,
        m.acceptance_col_change({}, { locale }),
        `?class=${year}&since=week#moves`,
        "",
        signed(sinceMonday),
      )}
      <LastSeason {...{ row, locale, isPaper }} />
    </tr>
  );
}

function LastSeason({ row, locale, isPaper }: Pick<RowProps, "row" | "locale" | "isPaper">) {
  if (row.heldLastSeason === undefined) return <td />;
  const change = signed(row.held - row.heldLastSeason);
  if (isPaper) return <td>{`${change}（${row.heldLastSeason}）`}</td>;
  return (
    <td>
      {change}
      <br />
      <span className="same">{m.acceptance_last_year({ count: row.heldLastSeason }, { locale })}</span>
    </td>
  );
}
