import { Form, Link, useNavigation } from "@remix-run/react";
import { SecondLook } from "~/features/wording/second-look.tsx";
import type { SecondLookWords } from "~/features/wording/wording-help.server.ts";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { CheckField, FieldError, fieldIdOf, TextArea } from "~/ui/field.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import type { DecideTogetherView } from "./decide-page.server.ts";

type Props = {
  page: DecideTogetherView;
  /** Ids of the applications ticked when the form came back. */
  chosen: readonly string[] | undefined;
  values: Record<string, string> | undefined;
  errors: Record<string, string[]> | undefined;
  secondLook: SecondLookWords | undefined;
};

/** Whose applications, what is decided, and the reason that each of them is told. */
export function DecideTogetherForm({ page, chosen, values, errors, secondLook }: Props) {
  const { words, people } = page;
  const busy = useNavigation().state === "submitting" && words.busy;
  const nobody = errors?.applications?.[0];
  if (people.length === 0)
    return (
      <Card label={words.title}>
        <p className="soft">{words.none}</p>
      </Card>
    );
  return (
    <Form method="post">
      <Card title={words.decision}>
        <div className="stack">
          <fieldset className="stack tight" id={fieldIdOf("applications")} tabIndex={-1}>
            <legend>{words.whom}</legend>
            {nobody && <FieldError id="f-applications-error">{nobody}</FieldError>}
            {people.map(({ id, name, kana, applied }) => (
              <CheckField
                key={id}
                name="applications"
                value={id}
                label={name}
                hint={[kana, applied].filter(Boolean).join(" · ")}
                defaultChecked={chosen ? chosen.includes(id) : page.isEverybody || people.length === 1}
              />
            ))}
          </fieldset>
          <p className="soft">{words.lede}</p>
          <SelectField
            name="decision"
            label={words.decision}
            emptyLabel={words.choose}
            options={page.choices}
            defaultValue={values?.decision ?? ""}
            error={errors?.decision}
          />
          <TextArea
            name="reason"
            label={words.reason}
            hint={words.hint}
            maxLength={500}
            width="full"
            defaultValue={values?.reason ?? ""}
            error={errors?.reason}
          />
          <SecondLook words={secondLook} />
          <div className="row">
            <Button variant="go" busy={busy}>
              {words.go}
            </Button>
            <Link to={page.back} className="btn">
              {words.cancel}
            </Link>
          </div>
        </div>
      </Card>
    </Form>
  );
}
