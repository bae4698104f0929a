import { Form, Link, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { SecondLook } from "~/features/wording/second-look.tsx";
import type { SecondLookWords } from "~/features/wording/wording-help.server.ts";
import { type Locale, locales } from "~/lib/locale.ts";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { CheckField, TextArea, TextField } from "~/ui/field.tsx";
import { type Option, SelectField } from "~/ui/select-field.tsx";
import type { PerkFormWords } from "./perk-form-values.server.ts";

type Props = {
  values: Record<string, string>;
  /** Ids of the departments that are ticked. */
  chosen: readonly string[];
  errors: Record<string, string[]> | undefined;
  choices: {
    years: Option[];
    kinds: Option[];
    givings: (Option & { hint: string })[];
    units: { id: string; name: string }[];
  };
  words: PerkFormWords;
  today: string;
  back: string;
  secondLook?: SecondLookWords | undefined;
};

/** A perk: what, by what it is decided, for whom, when. Nothing asks what happens to whoever leaves. */
export function PerkForm({ values, chosen, errors, choices, words, today, back, secondLook }: Props) {
  const busy = useNavigation().state === "submitting" && words.busy;
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors?.[name] });
  return (
    <Form method="post" className="event-form" noValidate>
      <ErrorSummary errors={errors} />
      <Card title={words.what}>
        <div className="stack">
          <SelectField
            {...field("kind")}
            label={words.kind}
            options={choices.kinds}
            emptyLabel={words.choose}
          />
          <InLanguages names={["title", "body"]} {...{ values, errors, words }}>
            {(written, language) => (
              <>
                <TextField
                  {...field(`title_${written}`)}
                  lang={written}
                  maxLength={80}
                  isOptional={written !== "ja"}
                  label={words.title + language}
                />
                <TextArea
                  {...field(`body_${written}`)}
                  lang={written}
                  rows={4}
                  isOptional
                  label={words.body + language}
                />
              </>
            )}
          </InLanguages>
          <Banner>{words.free}</Banner>
        </div>
      </Card>
      <Card title={words.how}>
        <div className="stack">
          <fieldset className="field ways">
            <legend>{words.giving}</legend>
            {choices.givings.map(({ value, label, hint }) => (
              <label className="tick" key={value}>
                <input
                  type="radio"
                  name="giving"
                  value={value}
                  defaultChecked={(values.giving || "criteria") === value}
                />
                <span>
                  <b>{label}</b>
                  <small>{hint}</small>
                </span>
              </label>
            ))}
          </fieldset>
          <TextField
            {...field("seats")}
            inputMode="numeric"
            width="narrow"
            isOptional
            label={words.seats}
            hint={words.seatsHint}
          />
          <InLanguages names={["criteria"]} {...{ values, errors, words }}>
            {(written, language) => (
              <TextArea
                {...field(`criteria_${written}`)}
                lang={written}
                rows={3}
                isOptional={written !== "ja"}
                label={words.criteria + language}
                hint={written === "ja" ? words.criteriaHint : undefined}
              />
            )}
          </InLanguages>
        </div>
      </Card>
      <Card title={words.whom}>
        <div className="stack">
          <SelectField {...field("cohortYear")} label={words.year} options={choices.years} width="narrow" />
          <fieldset className="stack tight">
            <legend>{words.units}</legend>
            <p className="hint">{words.unitsHint}</p>
            {choices.units.map(({ id, name }) => (
              <CheckField
                key={id}
                name="units"
                value={id}
                label={name}
                defaultChecked={chosen.includes(id)}
              />
            ))}
          </fieldset>
        </div>
      </Card>
      <Card title={words.when}>
        <div className="stack">
          <DateField {...field("applyBy")} today={today} isOptional label={words.applyBy} />
          <div className="side-by-side">
            <DateField {...field("fromOn")} today={today} isOptional label={words.from} />
            <DateField {...field("untilOn")} today={today} isOptional label={words.until} />
          </div>
          <TextField
            {...field("amountYen")}
            inputMode="numeric"
            width="narrow"
            isOptional
            label={words.amount}
            hint={words.amountHint}
          />
        </div>
      </Card>
      <SecondLook words={secondLook} />
      <p className="ends">
        <Link to={back} className="btn">
          {words.cancel}
        </Link>
        <Button variant="go" size="big" busy={busy}>
          {words.save}
        </Button>
      </p>
    </Form>
  );
}

type InLanguagesProps = Pick<Props, "values" | "errors" | "words"> & {
  names: readonly string[];
  children: (written: Locale, language: string) => ReactNode;
};

/** Japanese stands open; the other languages open with a press, or by themselves when something is written there. */
function InLanguages({ names, values, errors, words, children }: InLanguagesProps) {
  return locales.map((written) => {
    if (written === "ja")
      return (
        <div key={written} className="stack">
          {children(written, "")}
        </div>
      );
    const isUsed = names.some((name) => values[`${name}_${written}`] || errors?.[`${name}_${written}`]);
    const { add, language } = words.languages[written];
    return (
      <details key={written} className="tongue-part" open={isUsed}>
        <summary>{add}</summary>
        <div className="stack">{children(written, language)}</div>
      </details>
    );
  });
}
