import { Form, Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import type { SessionStanding } from "./session-view.ts";

type Waiting = { candidateId: string; name: string; standing: string };

/** Changes the order of those who wait: one person, their new place, and the reason that is kept. */
export function ReorderLine({
  base,
  line,
  error,
}: {
  base: string;
  line: Waiting[];
  error?: string | undefined;
}) {
  const locale = useLocale();
  const waiting = line.filter((row) => row.standing === "waiting");
  if (waiting.length < 2) return null;
  return (
    <details className="fold" open={Boolean(error)}>
      <summary className="btn small">{m.session_line_move({}, { locale })}</summary>
      <Form method="post" action={`${base}/change`} className="stack">
        <input type="hidden" name="what" value="line" />
        <SelectField
          name="candidate"
          label={m.session_line_who({}, { locale })}
          options={waiting.map((row) => ({ value: row.candidateId, label: row.name }))}
        />
        <SelectField
          name="position"
          label={m.session_line_to({}, { locale })}
          options={waiting.map((_, index) => ({
            value: String(index + 1),
            label: m.session_line_nth({ place: index + 1 }, { locale }),
          }))}
        />
        <TextField
          name="reason"
          maxLength={300}
          label={m.session_line_reason({}, { locale })}
          hint={m.session_line_reason_hint({}, { locale })}
          error={error}
        />
        <Button size="small">{m.session_line_save({}, { locale })}</Button>
      </Form>
    </details>
  );
}

type Actions = { base: string; standing: SessionStanding; isOnlyOne: boolean; hasOthers: boolean };

/** What can be done to a session that is still ahead. */
export function SessionActions({ base, standing, isOnlyOne, hasOthers }: Actions) {
  const locale = useLocale();
  const isOpen = standing === "open";
  return (
    <Card title={m.session_actions({}, { locale })}>
      <div className="stack">
        <Form method="post" action={`${base}/change`}>
          <input type="hidden" name="what" value={isOpen ? "close" : "reopen"} />
          <Button size="small" icon={isOpen ? "lock" : "check"}>
            {isOpen ? m.session_close({}, { locale }) : m.session_reopen({}, { locale })}
          </Button>
          {isOpen && <p className="note">{m.session_close_hint({}, { locale })}</p>}
        </Form>
        <ul className="rows">
          <li>
            <Link to={`${base}/hosts`}>{m.session_hosts({}, { locale })}</Link>
          </li>
          {hasOthers && (
            <li>
              <Link to={`${base}/merge`}>{m.session_merge({}, { locale })}</Link>
            </li>
          )}
          <li>
            {isOnlyOne ? (
              <span className="note">{m.session_only_one({}, { locale })}</span>
            ) : (
              <Link to={`${base}/cancel`}>{m.session_cancel({}, { locale })}</Link>
            )}
          </li>
        </ul>
      </div>
    </Card>
  );
}
