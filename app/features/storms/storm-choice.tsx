import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { CheckField, FieldError, TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { stormReasons } from "./storm.ts";
import { hourChoices, type StormValues } from "./storm-form.ts";
import type { StormLine } from "./storm-page.server.ts";
import { actionWord, reasonWord } from "./storm-words.ts";

type Props = {
  lines: StormLine[];
  today: string;
  values: StormValues | undefined;
  errors: Record<string, string[]> | undefined;
  /** Money for the way is known of one of them. */
  paysTravel: boolean;
};

/** First step: which sessions of the day, what is to become of them, and why. */
export function StormChoice({ lines, today, values, errors, paysTravel }: Props) {
  const locale = useLocale();
  return (
    <Form method="post" className="event-form" noValidate>
      <Card title={m.storm_which({}, { locale })}>
        <Question id="f-session" legend={m.storm_which({}, { locale })} errors={errors?.session} isHeard>
          {lines.map((line) => (
            <div key={line.id}>
              <input type="hidden" name={`mark_${line.id}`} value={line.mark} />
              <CheckField
                name="session"
                value={line.id}
                defaultChecked={values ? values.chosen.includes(line.id) : true}
                label={
                  <>
                    <b className="num">{line.time}</b> {line.title}
                  </>
                }
                hint={[line.people, line.hosts, line.place]
                  .filter(Boolean)
                  .join({ ja: "・", en: " · ", ko: " · " }[locale])}
              />
            </div>
          ))}
        </Question>
      </Card>
      <Card title={m.storm_what({}, { locale })}>
        <Question id="f-what" legend={m.storm_what({}, { locale })} errors={errors?.what} isHeard>
          <Way what="move" values={values}>
            <MoveFields today={today} values={values} errors={errors} />
          </Way>
          <Way what="online" values={values}>
            <LinkFields lines={lines} values={values} errors={errors} />
          </Way>
          <Way what="cancel" values={values} />
        </Question>
      </Card>
      <Card title={m.storm_why({}, { locale })}>
        <Question id="f-reason" legend={m.storm_why({}, { locale })} errors={errors?.reason} isHeard>
          <div className="storm-reasons">
            {stormReasons.map((reason, place) => (
              <Radio
                key={reason}
                name="reason"
                value={reason}
                isChosen={values?.reason === reason}
                id={place === 0 ? "f-reason" : undefined}
              >
                {reasonWord(reason, locale)}
              </Radio>
            ))}
          </div>
        </Question>
        <CheckField
          name="tickets"
          defaultChecked={values ? values.tickets : paysTravel}
          label={m.storm_tickets({}, { locale })}
          hint={m.storm_tickets_hint({}, { locale })}
        />
      </Card>
      {values && (
        <>
          <input type="hidden" name="textsFor" value={values.textsFor} />
          {locales.map((written) => (
            <input key={written} type="hidden" name={`text_${written}`} value={values.texts[written]} />
          ))}
        </>
      )}
      <p className="ends">
        <Button variant="go" name="intent" value="look">
          {m.storm_look({}, { locale })}
        </Button>
      </p>
      <p className="note">{m.storm_look_note({}, { locale })}</p>
    </Form>
  );
}

type QuestionProps = {
  id: string;
  legend: string;
  errors: readonly string[] | undefined;
  /** The card's title says it to those who see. */
  isHeard?: boolean;
  children: ReactNode;
};

function Question({ id, legend, errors, isHeard, children }: QuestionProps) {
  return (
    <fieldset className="storm-question" {...(errors ? { "aria-describedby": `${id}-error` } : {})}>
      <legend className={isHeard ? "sr" : undefined}>{legend}</legend>
      {errors?.map((sentence) => (
        <FieldError key={sentence} id={`${id}-error`}>
          {sentence}
        </FieldError>
      ))}
      {children}
    </fieldset>
  );
}

function Way({
  what,
  values,
  children,
}: {
  what: "move" | "online" | "cancel";
  values: StormValues | undefined;
  children?: ReactNode;
}) {
  const locale = useLocale();
  return (
    <div className="storm-way">
      <Radio
        name="what"
        value={what}
        isChosen={values?.what === what}
        id={what === "move" ? "f-what" : undefined}
      >
        <b>{actionWord(what, locale)}</b>
      </Radio>
      {children && <div className="storm-inner">{children}</div>}
    </div>
  );
}

function MoveFields({ today, values, errors }: Pick<Props, "today" | "values" | "errors">) {
  const locale = useLocale();
  const isByHours = values?.how === "hours";
  return (
    <>
      <div className="storm-how">
        <Radio name="how" value="day" isChosen={!isByHours}>
          {m.storm_how_day({}, { locale })}
        </Radio>
        <DateField
          name="toDay"
          today={today}
          defaultValue={values?.toDay}
          label={m.storm_to_day({}, { locale })}
          error={errors?.toDay}
        />
      </div>
      <div className="storm-how">
        <Radio name="how" value="hours" isChosen={isByHours}>
          {m.storm_how_hours({}, { locale })}
        </Radio>
        <SelectField
          name="hours"
          width="narrow"
          defaultValue={values?.hours}
          label={m.storm_hours({}, { locale })}
          error={errors?.hours}
          options={hourChoices.map((hours) => ({
            value: String(hours),
            label:
              hours > 0
                ? m.storm_hours_later({ count: hours }, { locale })
                : m.storm_hours_earlier({ count: -hours }, { locale }),
          }))}
        />
      </div>
    </>
  );
}

function LinkFields({ lines, values, errors }: Pick<Props, "lines" | "values" | "errors">) {
  const locale = useLocale();
  return (
    <>
      <TextField
        name="link"
        type="url"
        maxLength={500}
        defaultValue={values?.link}
        label={m.event_form_url({}, { locale })}
        hint={m.storm_link_hint({}, { locale })}
        error={errors?.link}
      />
      {lines.length > 1 && (
        <details className="tongue-part" open={lines.some((line) => values?.links[line.id])}>
          <summary>{m.storm_links({}, { locale })}</summary>
          <div className="stack">
            {lines.map((line) => (
              <TextField
                key={line.id}
                name={`link_${line.id}`}
                type="url"
                maxLength={500}
                isOptional
                defaultValue={values?.links[line.id]}
                label={`${line.time} ${line.title}`}
              />
            ))}
          </div>
        </details>
      )}
    </>
  );
}

type RadioProps = {
  name: string;
  value: string;
  isChosen: boolean;
  id?: string | undefined;
  children: ReactNode;
};

function Radio({ name, value, isChosen, id, children }: RadioProps) {
  return (
    <label className="tick">
      <input type="radio" name={name} value={value} defaultChecked={isChosen} {...(id ? { id } : {})} />
      <span>{children}</span>
    </label>
  );
}
