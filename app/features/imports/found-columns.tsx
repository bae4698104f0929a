import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { Badge } from "~/ui/badge.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { classes } from "~/ui/classes.ts";
import { useLocale } from "~/ui/locale.tsx";
import { Table } from "~/ui/table.tsx";
import type { DryRunView } from "./dry-run-view.server.ts";
import { importFields } from "./import-field.ts";
import { fieldWord } from "./import-words.ts";

type Props = { columns: DryRunView["columns"]; used: number; byHand: number };

/** What each column of the file means; corrected by hand it is remembered for the next file with these headings. */
export function FoundColumns({ columns, used, byHand }: Props) {
  const locale = useLocale();
  const submit = useSubmit();
  const shown = columns.filter((column) => !column.isEmpty);
  const isBusy = useNavigation().formData?.get("intent") === "columns";
  const counts = { all: formatNumber(shown.length, locale), used: formatNumber(used, locale) };
  return (
    <Card
      id="columns"
      isFlush
      title={m.import_columns({}, { locale })}
      end={[
        m.import_columns_count(counts, { locale }),
        byHand > 0 ? m.import_columns_hand({ count: formatNumber(byHand, locale) }, { locale }) : "",
      ]
        .filter(Boolean)
        .join(locale === "ja" ? "・" : ", ")}
    >
      <Form
        method="post"
        preventScrollReset
        onChange={(event) => submit(event.currentTarget, { preventScrollReset: true })}
      >
        <input type="hidden" name="intent" value="columns" />
        <Table name={m.import_columns({}, { locale })} className="map">
          <thead>
            <tr>
              <th scope="col">{m.import_column({}, { locale })}</th>
              <th scope="col">{m.import_column_sample({}, { locale })}</th>
              <th scope="col">{m.import_column_target({}, { locale })}</th>
              <th scope="col">{m.import_column_how({}, { locale })}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((column) => (
              <ColumnRow key={`${column.at} ${column.field}`} column={column} />
            ))}
          </tbody>
        </Table>
        <noscript>
          <div className="pad">
            <Button size="small">{m.import_apply_columns({}, { locale })}</Button>
          </div>
        </noscript>
        {isBusy && <p className="foot px-4">{m.import_reading({}, { locale })}</p>}
      </Form>
    </Card>
  );
}

function ColumnRow({ column }: { column: DryRunView["columns"][number] }) {
  const locale = useLocale();
  const { at, heading, field, foundBy } = column;
  const isByHand = foundBy === "hand";
  const isRefused = foundBy === "refused";
  return (
    <tr className={isByHand ? "sel" : undefined}>
      <td>
        <b>{heading}</b>
      </td>
      <td className="soft">{column.sample}</td>
      <td>
        {isRefused ? (
          m.import_leave_out({}, { locale })
        ) : (
          <select
            className={classes("pick", isByHand && "hand")}
            name={`column-${at}`}
            defaultValue={field}
            aria-label={m.import_column_target_of({ heading }, { locale })}
          >
            <option value="">{m.import_leave_out({}, { locale })}</option>
            {importFields.map((each) => (
              <option key={each} value={each}>
                {fieldWord(each, locale)}
              </option>
            ))}
          </select>
        )}
      </td>
      <td>
        {isByHand ? (
          <span className="flex flex-wrap items-center gap-2">
            <Badge tone="ai" icon="pen">
              {column.how}
            </Badge>
            <Button
              size="small"
              variant="quiet"
              name="reset"
              value={at}
              aria-label={m.import_column_reset_of({ heading }, { locale })}
            >
              {m.import_column_reset({}, { locale })}
            </Button>
          </span>
        ) : (
          <span className="soft sm">{column.how}</span>
        )}
      </td>
    </tr>
  );
}
