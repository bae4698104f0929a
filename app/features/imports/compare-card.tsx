import { Form } from "@remix-run/react";
import { useState } from "react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { Table } from "~/ui/table.tsx";
import type { ComparedField } from "./compare-view.server.ts";
import type { DryRunView } from "./dry-run-view.server.ts";

type Opened = Extract<DryRunView["opened"], { kind: "compare" }>;

/** Somebody of the file beside somebody we know (or an earlier row), to decide whether they are one person. */
export function CompareCard({ fileId, opened }: { fileId: string; opened: Opened }) {
  const locale = useLocale();
  const { line, fields, twinLine, canPick } = opened;
  const other =
    twinLine === null
      ? m.import_compare_now({}, { locale })
      : m.import_compare_line({ line: twinLine }, { locale });
  const title = m.import_compare_title({ line }, { locale });
  return (
    <Card id="opened" isFlush title={title} end={opened.reason}>
      <Form method="post" action={`/candidates/import/${fileId}/rows/${line}`}>
        <Table name={title} className="merge">
          <thead>
            <tr>
              <th scope="col">{m.import_compare_item({}, { locale })}</th>
              <th scope="col">{other}</th>
              <th scope="col">{m.import_compare_line({ line }, { locale })}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <ComparedRow key={field.field} field={field} canPick={canPick} />
            ))}
          </tbody>
        </Table>
        <div className="pad flex flex-wrap items-center gap-2">
          <Button name="intent" value="merge">
            {m.import_compare_merge({}, { locale })}
          </Button>
          <Button name="intent" value="add">
            {m.import_compare_add({}, { locale })}
          </Button>
          <Button name="intent" value="later" variant="quiet">
            {m.import_compare_later({}, { locale })}
          </Button>
          <span className="muted sm ml-auto">{m.import_compare_old_mail({}, { locale })}</span>
        </div>
      </Form>
    </Card>
  );
}

/** The file is the newer of the two, so it is picked beforehand, but for what it leaves empty. */
function ComparedRow({ field, canPick }: { field: ComparedField; canPick: boolean }) {
  const locale = useLocale();
  const [isKept, setKept] = useState(field.inFile === "");
  if (field.isSame || field.isVariant || !canPick || field.now === "" || field.inFile === "")
    return (
      <tr>
        <td>{field.label}</td>
        <td className={field.isSame ? "soft" : undefined}>{field.now}</td>
        <td className="soft">{field.isSame ? m.import_compare_same({}, { locale }) : field.inFile}</td>
      </tr>
    );
  const name = `cell-${field.field}`;
  return (
    <tr>
      <td>{field.label}</td>
      <td className={isKept ? "to" : undefined}>
        <label>
          <input
            type="radio"
            name={name}
            value={field.keep}
            checked={isKept}
            onChange={() => setKept(true)}
          />
          {field.now}
        </label>
      </td>
      <td className={isKept ? undefined : "to"}>
        <label>
          <input
            type="radio"
            name={name}
            value={field.take}
            checked={!isKept}
            onChange={() => setKept(false)}
          />
          {field.inFile}
        </label>
      </td>
    </tr>
  );
}
