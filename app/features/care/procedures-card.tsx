import { Form } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";

type Props = { candidateId: string; states: { residence: string; graduation: string }; isReader: boolean };

/** How far the two procedures before the first day are; nothing else is kept about them. */
export function ProceduresCard({ candidateId, states, isReader }: Props) {
  const locale = useLocale();
  const names = {
    not_needed: m.care_procedure_not_needed({}, { locale }),
    open: m.care_procedure_open({}, { locale }),
    applied: m.care_procedure_applied({}, { locale }),
    done: m.care_procedure_done({}, { locale }),
  };
  const options = Object.entries(names).map(([value, label]) => ({ value, label }));
  const fields = [
    ["residence", m.care_procedure_residence({}, { locale }), states.residence],
    ["graduation", m.care_procedure_graduation({}, { locale }), states.graduation],
  ] as const;
  const unset = m.care_procedure_unset({}, { locale });
  return (
    <Card title={m.care_procedures({}, { locale })}>
      <p className="muted xs">{m.care_procedures_note({}, { locale })}</p>
      {isReader ? (
        <dl className="dl">
          {fields.map(([name, label, state]) => (
            <div key={name} className="contents">
              <dt>{label}</dt>
              <dd>{options.find(({ value }) => value === state)?.label ?? unset}</dd>
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
              emptyLabel={unset}
              options={options}
            />
          ))}
          <Button size="small">{m.care_procedure_save({}, { locale })}</Button>
        </Form>
      )}
    </Card>
  );
}
