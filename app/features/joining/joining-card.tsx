import { Form, Link } from "@remix-run/react";
import { Badge } from "~/ui/badge.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import type { JoiningRow, joiningWords } from "./joining-view.server.ts";

type Props = {
  candidateId: string;
  joining: { rows: JoiningRow[]; lacking: number } | null;
  isReader: boolean;
  today: string;
  words: ReturnType<typeof joiningWords>;
};

/** Which papers of the first day have arrived; one is noted with its day. Nothing before somebody prepares. */
export function JoiningCard({ candidateId, joining, isReader, today, words }: Props) {
  if (!joining) return null;
  return (
    <Card title={words.title} end={<Link to="/joining">{words.all}</Link>}>
      <ul className="rows">
        {joining.rows.map((row) => (
          <li key={row.id}>
            {row.label} <CheckBadge state={row.state} said={row.said} />
          </li>
        ))}
      </ul>
      {!isReader && (
        <details className="mt-3">
          <summary className="cursor-pointer text-ai underline">{words.note}</summary>
          <Form method="post" action={`/candidates/${candidateId}/joining`} className="fields mt-3">
            <SelectField
              name="document"
              id="joining-document"
              label={words.document}
              options={joining.rows.map(({ id, label }) => ({ value: id, label }))}
            />
            <SelectField name="state" id="joining-state" label={words.state} options={words.states} />
            <DateField
              name="on"
              id="joining-on"
              label={words.day}
              today={today}
              defaultValue={today.replaceAll("-", "/")}
            />
            <Button size="small">{words.save}</Button>
          </Form>
        </details>
      )}
      <p className="note mt-3">{words.only}</p>
    </Card>
  );
}

/** Arrived, asked for, not needed, or not yet: icon and word. */
export function CheckBadge({ state, said }: Pick<JoiningRow, "state" | "said">) {
  if (state === "received")
    return (
      <Badge tone="matsu" icon="check">
        {said}
      </Badge>
    );
  if (state === "asked")
    return (
      <Badge tone="ai" icon="clock">
        {said}
      </Badge>
    );
  return (
    <Badge tone={state ? "plain" : "line"} icon={state ? "minus-round" : "dashed-round"}>
      {said}
    </Badge>
  );
}
