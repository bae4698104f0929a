import { Form } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { Who } from "~/ui/who.tsx";
import type { DryRunView } from "./dry-run-view.server.ts";

type Opened = Extract<DryRunView["opened"], { kind: "fix" }>;

/** The cells of one row that can't be read, to be typed again here. */
export function FixCard({ fileId, opened }: { fileId: string; opened: Opened }) {
  const locale = useLocale();
  const { line, fields, person } = opened;
  return (
    <Card
      id="opened"
      title={m.import_fix_title({ line }, { locale })}
      end={m.import_fix_note({}, { locale })}
    >
      <Form method="post" action={`/candidates/import/${fileId}/rows/${line}`} className="grid gap-4">
        <Who person={person} />
        {fields.map(({ field, label, value, sentences }) => (
          <TextField
            key={field}
            label={label}
            name={`cell-${field}`}
            defaultValue={value}
            error={sentences}
          />
        ))}
        <div className="flex flex-wrap gap-2">
          <Button name="intent" value="fix">
            {m.import_fix_save({}, { locale })}
          </Button>
          <ButtonLink to="?#rows" variant="quiet">
            {m.import_fix_cancel({}, { locale })}
          </ButtonLink>
        </div>
      </Form>
    </Card>
  );
}
