import { Link } from "@remix-run/react";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { Badge, type BadgeTone } from "~/ui/badge.tsx";
import { Card } from "~/ui/card.tsx";
import { Icon, type IconName } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { Table } from "~/ui/table.tsx";
import { Tally } from "~/ui/tally.tsx";
import { Who } from "~/ui/who.tsx";
import type { DryRunView } from "./dry-run-view.server.ts";
import type { Outcome } from "./import-plan.ts";
import { outcomeWord } from "./import-words.ts";

const looks: Record<Outcome, { tone: BadgeTone; icon: IconName }> = {
  faulty: { tone: "enji", icon: "alert" },
  duplicate: { tone: "yama", icon: "people" },
  changed: { tone: "plain", icon: "pen" },
  added: { tone: "ai", icon: "plus" },
  unchanged: { tone: "line", icon: "check" },
};
const tallied: readonly Outcome[] = ["added", "changed", "duplicate", "faulty"];

/** What would become of each row, those that need somebody first; the counts are filters. */
export function DryRows({ page }: { page: DryRunView }) {
  const locale = useLocale();
  const { counts, show, rows } = page;
  const here = (query: Record<string, string>) => `?${new URLSearchParams(query)}#rows`;
  return (
    <Card
      id="rows"
      isFlush
      title={m.import_dry_run({}, { locale })}
      end={<End hasWaiting={page.waiting > 0} fileId={page.file.id} />}
    >
      <Tally
        label={m.import_counts({}, { locale })}
        counts={tallied.map((outcome) => ({
          to: here(show === outcome ? {} : { show: outcome }),
          icon: looks[outcome].icon,
          label: outcomeWord(outcome, locale),
          count: counts[outcome],
          unit:
            outcome === "faulty" ? m.import_unit_rows({}, { locale }) : m.import_unit_people({}, { locale }),
          isCurrent: show === outcome,
        }))}
      />
      <Table name={m.import_dry_run({}, { locale })} className="dry">
        <thead>
          <tr>
            <th scope="col" className="n">
              {m.import_row({}, { locale })}
            </th>
            <th scope="col">{m.import_field_full_name({}, { locale })}</th>
            <th scope="col">{m.import_row_reading({}, { locale })}</th>
            <th scope="col">{m.import_row_effect({}, { locale })}</th>
            <th scope="col">
              <span className="sr">{m.import_row_do({}, { locale })}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line}>
              <td className="n num">{row.line}</td>
              <td>
                <Who person={row.person} />
              </td>
              <td>
                <Badge {...looks[row.outcome]}>{row.badge}</Badge>
              </td>
              <td>
                {row.sentences.map((sentence) => (
                  <span key={sentence} className="block">
                    {sentence}
                  </span>
                ))}
              </td>
              <td className="nowrap">
                <RowAction row={row} show={show} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="foot px-4">
        <span>
          {m.import_foot(
            { all: formatNumber(page.rowsAll, locale), shown: formatNumber(rows.length, locale) },
            { locale },
          )}
        </span>
        {rows.length < page.rowsAll && (
          <Link
            to={`?${new URLSearchParams({ ...(show ? { show } : {}), until: String(page.until * 5) })}`}
            preventScrollReset
          >
            {m.import_more({}, { locale })}
          </Link>
        )}
        {show && (
          <Link to={here({})} preventScrollReset>
            {m.import_show_all({}, { locale })}
          </Link>
        )}
      </p>
    </Card>
  );
}

function End({ hasWaiting, fileId }: { hasWaiting: boolean; fileId: string }) {
  const locale = useLocale();
  return (
    <span className="flex flex-wrap gap-x-4">
      {m.import_dry_run_note({}, { locale })}
      {hasWaiting && (
        <a href={`/candidates/import/${fileId}/faults.csv`}>{m.import_faults_file({}, { locale })}</a>
      )}
    </span>
  );
}

function RowAction({ row, show }: { row: DryRunView["rows"][number]; show: Outcome | null }) {
  const locale = useLocale();
  if (!row.action) return null;
  const to = `?${new URLSearchParams({ ...(show ? { show } : {}), row: String(row.line) })}#opened`;
  if (row.action === "fix") return <Link to={to}>{m.import_row_fix({}, { locale })}</Link>;
  if (row.action === "compare") return <Link to={to}>{m.import_row_compare({}, { locale })}</Link>;
  return (
    <Link to={to}>
      <Icon name="check" />{" "}
      {row.action === "merged"
        ? m.import_row_merged({}, { locale })
        : m.import_row_added_apart({}, { locale })}
    </Link>
  );
}
