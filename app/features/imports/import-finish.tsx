import { Form } from "@remix-run/react";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { FinishBar } from "~/ui/finish-bar.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { DryRunView } from "./dry-run-view.server.ts";

/** What pressing the button will do, counted; it names no more than it does. */
export function ImportFinish({ page, isBusy }: { page: DryRunView; isBusy: boolean }) {
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  const { counts, ready, merged } = page;
  const summary = {
    added: number(counts.added),
    changed: number(counts.changed - merged),
    merged: number(merged),
  };
  return (
    <FinishBar
      back={<ButtonLink to="/candidates/import">{m.import_back({}, { locale })}</ButtonLink>}
      note={m.import_undo_hours({}, { locale })}
      action={
        <Form method="post">
          <input type="hidden" name="intent" value="import" />
          <input type="hidden" name="mapping" value={page.mapping} />
          <Button
            variant="go"
            icon="download"
            busy={isBusy && m.import_going({}, { locale })}
            disabledReason={ready === 0 ? m.import_go_none({}, { locale }) : undefined}
          >
            {m.import_go({ count: number(ready) }, { locale })}
          </Button>
        </Form>
      }
    >
      <b className="block">{m.import_summary(summary, { locale })}</b>
      <span className="soft sm">{m.import_no_mail({}, { locale })}</span>
    </FinishBar>
  );
}
