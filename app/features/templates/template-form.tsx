import { Form, Link } from "@remix-run/react";
import { AnswerWayFields } from "~/features/events/answer-way-fields.tsx";
import { eventKinds, placeKinds } from "~/features/events/event.ts";
import { kindWord, placeKindWord } from "~/features/events/event-words.ts";
import { SecondLook } from "~/features/wording/second-look.tsx";
import type { SecondLookWords } from "~/features/wording/wording-help.server.ts";
import { localeNames, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { CheckField, TextArea, TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import type { TemplateFormRow } from "./template-rows.ts";
import { TemplateSessionFields } from "./template-session-fields.tsx";

type Props = {
  values: Record<string, string>;
  rows: TemplateFormRow[];
  errors: Record<string, string[]> | undefined;
  /** The kind of ours stays what it is. */
  isStandard: boolean;
  back: string;
  secondLook?: SecondLookWords | undefined;
};

/** The form of an event without its days and people. */
export function TemplateForm({ values, rows, errors, isStandard, back, secondLook }: Props) {
  const locale = useLocale();
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors?.[name] });
  return (
    <Form method="post" className="event-form" noValidate>
      <ErrorSummary errors={errors} />
      <Card title={m.event_form_what({}, { locale })}>
        <div className="stack">
          {isStandard ? (
            <input type="hidden" name="kind" value={values.kind} />
          ) : (
            <SelectField
              {...field("kind")}
              label={m.event_form_kind({}, { locale })}
              options={eventKinds.map((kind) => ({ value: kind, label: kindWord(kind, locale) }))}
            />
          )}
          {locales.map((written) => (
            <fieldset key={written} className="stack tongue">
              <legend>{localeNames[written]}</legend>
              <TextField
                {...field(`title_${written}`)}
                lang={written}
                isOptional={written !== "ja"}
                label={m.event_form_title({}, { locale })}
              />
              <TextArea
                {...field(`description_${written}`)}
                lang={written}
                rows={4}
                isOptional
                label={m.event_form_text({}, { locale })}
              />
              <TextField
                {...field(`place_${written}`)}
                lang={written}
                isOptional
                label={m.event_form_place({}, { locale })}
              />
            </fieldset>
          ))}
        </div>
      </Card>
      <Card title={m.template_form_times({}, { locale })}>
        <TemplateSessionFields rows={rows} errors={errors} />
      </Card>
      <Card title={m.event_form_where({}, { locale })}>
        <div className="stack">
          <SelectField
            {...field("placeKind")}
            label={m.event_form_place_kind({}, { locale })}
            options={placeKinds.map((kind) => ({ value: kind, label: placeKindWord(kind, locale) }))}
          />
          <TextField {...field("address")} isOptional label={m.event_form_address({}, { locale })} />
          <TextField {...field("onlineUrl")} type="url" isOptional label={m.event_form_url({}, { locale })} />
        </div>
      </Card>
      <Card title={m.event_way({}, { locale })}>
        <div className="stack">
          <TextField
            {...field("answerDays")}
            inputMode="numeric"
            width="narrow"
            isOptional
            label={m.template_form_answer_days({}, { locale })}
            hint={m.template_form_answer_hint({}, { locale })}
          />
          <AnswerWayFields values={values} errors={errors} isSeveral />
          <SelectField
            {...field("isPaidWork")}
            label={m.event_form_work({}, { locale })}
            options={[
              { value: "voluntary", label: m.event_form_voluntary({}, { locale }) },
              { value: "paid", label: m.event_form_paid({}, { locale }) },
            ]}
          />
          <CheckField
            name="hasAlcohol"
            defaultChecked={values.hasAlcohol === "on"}
            label={m.event_form_alcohol({}, { locale })}
            hint={m.event_form_alcohol_hint({}, { locale })}
          />
          <TextArea
            {...field("policyReason")}
            rows={2}
            isOptional
            label={m.event_detail_reason({}, { locale })}
            hint={m.event_form_policy_hint({}, { locale })}
          />
        </div>
      </Card>
      <SecondLook words={secondLook} />
      <p className="ends">
        <Link to={back} className="btn">
          {m.ui_cancel({}, { locale })}
        </Link>
        <Button variant="go" size="big">
          {m.event_save({}, { locale })}
        </Button>
      </p>
    </Form>
  );
}
