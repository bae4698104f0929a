import { Form } from "@remix-run/react";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import type { ProcedureWords } from "./procedure-words.server.ts";

type Props = {
  candidateId: string;
  states: { residence: string; graduation: string };
  isReader: boolean;
  words: ProcedureWords;
};

/** How far the two procedures before the first day are; nothing else is kept about them. */
export function ProceduresCard({ candidateId, states, isReader, words }: Props) {
  const names = {
    not_needed: words.notNeeded,
    open: words.open,
    applied: words.applied,
    done: words.done,
  };
  const options = Object.entries(names).map(([value, label]) => ({ value, label }));
  const fields = [
    ["residence", words.residence, states.residence],
    ["graduation", words.graduation, states.graduation],
  ] as const;
  return (
    <Card title={words.procedures}>
      <p className="muted xs">{words.proceduresNote}</p>
      {isReader ? (
        <dl className="dl">
          {fields.map(([name, label, state]) => (
            <div key={name} className="contents">
              <dt>{label}</dt>
              <dd>{options.find(({ value }) => value === state)?.label ?? words.unset}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <Form
          method="post"
          action={`/candidates/${candidateId}/procedures`}
          className="fields mt-3"
          preventScrollReset
        >
          {fields.map(([name, label, state]) => (
            <SelectField
              key={`${name}${state}`}
              name={name}
              label={label}
              defaultValue={state}
              emptyLabel={words.unset}
              options={options}
            />
          ))}
          <Button size="small">{words.save}</Button>
        </Form>
      )}
    </Card>
  );
}
