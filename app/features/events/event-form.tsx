import { Form, Link, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { HostChoice } from "~/features/hosts/host-choice.tsx";
import type { HostChoice as Choice } from "~/features/hosts/host-choices.server.ts";
import { SecondLook } from "~/features/wording/second-look.tsx";
import type { SecondLookWords } from "~/features/wording/wording-help.server.ts";
import { type Locale, languageName, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { CheckField, TextArea, TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { AnswerWayFields } from "./answer-way-fields.tsx";
import { eventKinds, placeKinds } from "./event.ts";
import { kindWord, placeKindWord } from "./event-words.ts";
import { SessionFields } from "./session-fields.tsx";
import type { SessionRow } from "./session-rows.ts";
import { useRows } from "./use-rows.ts";

export type EventFormValues = Record<string, string>;

type Props = {
  values: EventFormValues;
  /** Ids of the chosen hosts: several, so not among the values. */
  hostIds: string[];
  /** undefined: the event has several sessions already, which are changed on its page, one by one. */
  rows: SessionRow[] | undefined;
  /** A new event may get several sessions at once. */
  isNew: boolean;
  errors: Record<string, string[]> | undefined;
  secondLook?: SecondLookWords | undefined;
  colleagues: Choice[];
  today: string;
  zones: { value: string; label: string }[];
  save: string;
  /** Beside the button that saves: another that saves and goes on elsewhere. */
  also?: ReactNode;
  back: string;
};

/** One form for a new event and an old one: what, when, where, who, how one answers. */
export function EventForm({
  values,
  hostIds,
  errors,
  colleagues,
  today,
  zones,
  save,
  back,
  ...props
}: Props) {
  const locale = useLocale();
  const { rows, made, change } = useRows(props.rows, today);
  const isSeveral = rows?.length !== 1;
  const isSaving = useNavigation().state === "submitting";
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors?.[name] });
  return (
    <Form method="post" className="event-form" noValidate>
      <ErrorSummary errors={errors} />
      <Part title={m.event_form_what({}, { locale })}>
        <SelectField
          {...field("kind")}
          label={m.event_form_kind({}, { locale })}
          options={eventKinds.map((kind) => ({ value: kind, label: kindWord(kind, locale) }))}
        />
        <InLanguages values={values} errors={errors} hasPlace={rows !== undefined} />
      </Part>
      <Part title={m.event_form_when({}, { locale })}>
        {rows ? (
          <SessionFields
            key={made}
            rows={rows}
            errors={errors}
            today={today}
            colleagues={colleagues}
            onChange={props.isNew ? change : undefined}
          />
        ) : (
          <p className="note">{m.event_form_sessions_apart({}, { locale })}</p>
        )}
        <SelectField {...field("zone")} label={m.event_form_zone({}, { locale })} options={zones} />
      </Part>
      {rows && (
        <Part title={m.event_form_where({}, { locale })}>
          <SelectField
            {...field("placeKind")}
            label={m.event_form_place_kind({}, { locale })}
            options={placeKinds.map((kind) => ({ value: kind, label: placeKindWord(kind, locale) }))}
          />
          <TextField {...field("address")} isOptional label={m.event_form_address({}, { locale })} />
          <TextField
            {...field("onlineUrl")}
            type="url"
            isOptional
            label={m.event_form_url({}, { locale })}
            hint={m.event_form_url_hint({}, { locale })}
          />
        </Part>
      )}
      <Part title={m.event_form_seats({}, { locale })}>
        <div className="side-by-side">
          {!isSeveral && (
            <TextField
              key={made}
              name="seats"
              inputMode="numeric"
              width="narrow"
              defaultValue={rows?.[0]?.seats ?? ""}
              error={errors?.seats}
              label={m.event_seats_field({}, { locale })}
            />
          )}
          <DateField
            {...field("answerDay")}
            today={today}
            isOptional
            label={m.event_detail_deadline({}, { locale })}
            hint={m.event_form_deadline_hint({}, { locale })}
          />
        </div>
        <AnswerWayFields values={values} errors={errors} isSeveral={isSeveral} />
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
      </Part>
      {rows && (
        <Part title={m.event_hosts({}, { locale })}>
          <HostChoice choices={colleagues} chosen={hostIds} error={errors?.hosts} />
        </Part>
      )}
      <SecondLook words={props.secondLook} />
      <p className="ends">
        <Link to={back} className="btn">
          {m.ui_cancel({}, { locale })}
        </Link>
        {props.also}
        <Button variant="go" size="big" busy={isSaving && m.event_form_saving({}, { locale })}>
          {save}
        </Button>
      </p>
    </Form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card">
      <header>
        <h2>{title}</h2>
      </header>
      <div className="pad stack">{children}</div>
    </section>
  );
}

/** Japanese stands open; the other languages open with a press, or by themselves when something is written there. */
type Language = Pick<Props, "values" | "errors"> & { hasPlace: boolean };

function InLanguages({ values, errors, hasPlace }: Language) {
  const locale = useLocale();
  const names = ["title", "description", "place"] as const;
  return locales.map((written) => {
    const isUsed = names.some((name) => values[`${name}_${written}`] || errors?.[`${name}_${written}`]);
    const inside = <Texts written={written} {...{ values, errors, hasPlace }} />;
    if (written === "ja")
      return (
        <div key={written} className="stack">
          {inside}
        </div>
      );
    return (
      <details key={written} className="tongue-part" open={isUsed}>
        <summary>
          {m.event_form_add_language({ language: languageName(written, locale) }, { locale })}
        </summary>
        <div className="stack">{inside}</div>
      </details>
    );
  });
}

function Texts({ written, values, errors, hasPlace }: Language & { written: Locale }) {
  const locale = useLocale();
  const language =
    written === locale ? "" : m.event_form_in({ language: languageName(written, locale) }, { locale });
  const field = (name: string) => ({
    name: `${name}_${written}`,
    defaultValue: values[`${name}_${written}`] ?? "",
    error: errors?.[`${name}_${written}`],
    lang: written,
  });
  return (
    <>
      <TextField
        {...field("title")}
        label={m.event_form_title({}, { locale }) + language}
        isOptional={written !== "ja"}
      />
      <TextArea
        {...field("description")}
        rows={4}
        isOptional
        label={m.event_form_text({}, { locale }) + language}
        hint={m.event_form_text_hint({}, { locale })}
      />
      {hasPlace && (
        <TextField {...field("place")} isOptional label={m.event_form_place({}, { locale }) + language} />
      )}
    </>
  );
}
