import { Form, useSubmit } from "@remix-run/react";
import { useRef } from "react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { DropBox } from "~/ui/drop-box.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { DryRunView } from "./dry-run-view.server.ts";

/** The file that is being read; another one dropped on it takes its place. */
export function FileCard({ file }: { file: DryRunView["file"] }) {
  const locale = useLocale();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit();
  return (
    <div className="grid gap-2">
      <Form method="post" action="/candidates/import" encType="multipart/form-data" ref={form}>
        <input type="hidden" name="year" value={file.cohortYear} />
        <DropBox
          name="file"
          accept=".csv,.tsv,.txt,.xlsx,.xlsm,text/csv"
          chooseLabel={m.import_choose_other({}, { locale })}
          onFile={() => form.current && submit(form.current)}
        >
          <b className="break-all">{file.name}</b> <span className="muted sm">{file.facts}</span>
          <span className="soft sm block">{file.readAs}</span>
          <span className="muted sm block">{m.import_drop_again({}, { locale })}</span>
        </DropBox>
        <noscript>
          <Button size="small">{m.import_read({}, { locale })}</Button>
        </noscript>
      </Form>
      {file.sheets.length > 1 && (
        <Form method="post" className="flex flex-wrap items-center gap-2">
          <input type="hidden" name="intent" value="sheet" />
          <label className="sm" htmlFor="sheet">
            {m.import_other_sheet({}, { locale })}
          </label>
          <select id="sheet" name="sheet" className="pick" defaultValue={file.sheet ?? ""}>
            {file.sheets.map((sheet) => (
              <option key={sheet} value={sheet}>
                {sheet}
              </option>
            ))}
          </select>
          <Button size="small">{m.import_use_sheet({}, { locale })}</Button>
        </Form>
      )}
    </div>
  );
}
