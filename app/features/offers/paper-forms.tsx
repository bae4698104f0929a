import { Form } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { Field } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { type Option, SelectField } from "~/ui/select-field.tsx";

/** One PDF, and what it is. */
export function PaperForm({ kinds, error }: { kinds: readonly Option[]; error?: string[] | undefined }) {
  const locale = useLocale();
  return (
    <Form method="post" encType="multipart/form-data" className="fields mt-3">
      <SelectField name="kind" label={m.offer_paper_kind({}, { locale })} options={kinds} width="narrow" />
      <Field
        name="file"
        label={m.offer_paper_file({}, { locale })}
        hint={m.offer_paper_file_hint({}, { locale })}
        error={error}
      >
        {(ids) => (
          <input type="file" name="file" accept="application/pdf,.pdf" className="control" {...ids} />
        )}
      </Field>
      <div className="row">
        <Button variant="go" name="intent" value="place">
          {m.offer_paper_place({}, { locale })}
        </Button>
      </div>
    </Form>
  );
}

type Dates = { kind: string; label: string; sentOn: string; backOn: string };

/** When it went out on paper, when it came back. */
export function PaperDatesForm(props: { dates: Dates; today: string; errors: Record<string, string[]> }) {
  const { dates, today, errors } = props;
  const locale = useLocale();
  return (
    <Form method="post" className="fields mt-3">
      <b>{dates.label}</b>
      <input type="hidden" name="kind" value={dates.kind} />
      <div className="row items-end">
        <DateField
          name="sentOn"
          id={`f-${dates.kind}-sentOn`}
          label={m.offer_paper_sent_on({}, { locale })}
          today={today}
          defaultValue={dates.sentOn.replaceAll("-", "/")}
          error={errors[`${dates.kind}-sentOn`]}
          isOptional
        />
        <DateField
          name="backOn"
          id={`f-${dates.kind}-backOn`}
          label={m.offer_paper_back_on({}, { locale })}
          today={today}
          defaultValue={dates.backOn.replaceAll("-", "/")}
          isOptional
        />
        <Button name="intent" value="dates">
          {m.offer_paper_note({}, { locale })}
        </Button>
      </div>
    </Form>
  );
}
