import { Form } from "@remix-run/react";
import { LetterPreview } from "~/features/letters/letter-preview.tsx";
import { LanguageTexts } from "~/features/messages/language-texts.tsx";
import { SecondLook } from "~/features/wording/second-look.tsx";
import type { SecondLookWords } from "~/features/wording/wording-help.server.ts";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { TextField } from "~/ui/field.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import type { IssuePageWords, ShownIssue } from "./issue-page.server.ts";

type Props = {
  id: string;
  today: string;
  values: Record<string, string>;
  unitIds: readonly string[];
  choices: { years: string[]; units: { id: string; name: string }[] };
  errors: Record<string, string[]>;
  secondLook: SecondLookWords | undefined;
  words: IssuePageWords;
};

/** A draft: its words, its day and its readers. */
export function IssueForm({ id, today, values, unitIds, choices, errors, secondLook, words }: Props) {
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  return (
    <Form method="post" className="message-form" noValidate>
      <input type="hidden" name="id" value={id} />
      <Card title={words.to}>
        <div className="fields">
          <TextField {...field("title")} label={words.name} hint={words.nameHint} maxLength={80} />
          <DateField {...field("sendsOn")} label={words.day} today={today} />
          <SelectField
            {...field("year")}
            label={words.year}
            options={choices.years.map((year) => ({ value: year, label: year }))}
          />
          <fieldset className="plain">
            <legend>{words.units}</legend>
            <div className="message-groups">
              {choices.units.map((unit) => (
                <label key={unit.id} className="tick">
                  <input
                    type="checkbox"
                    name="unit"
                    value={unit.id}
                    defaultChecked={unitIds.includes(unit.id)}
                  />
                  <span>{unit.name}</span>
                </label>
              ))}
            </div>
          </fieldset>
        </div>
      </Card>
      <Card title={words.texts}>
        <p className="note">{words.textsHint}</p>
        <LanguageTexts values={values} errors={errors} hint={words.textHint} />
        <SecondLook words={secondLook} />
        <p className="letter-text-press">
          <Button name="intent" value="preview">
            {words.preview}
          </Button>
          <Button name="intent" value="try">
            {words.try}
          </Button>
          <Button name="intent" value="save">
            {words.save}
          </Button>
          <Button variant="go" name="intent" value="plan">
            {words.plan}
          </Button>
        </p>
      </Card>
    </Form>
  );
}

/** The issue as its first readers will see it. */
export function IssuePreviews({ shown, words }: { shown: ShownIssue; words: IssuePageWords }) {
  return (
    <div className="stack">
      {shown.count && <p className="note">{shown.count}</p>}
      {shown.previews.map(({ letter, end }) => (
        <LetterPreview key={letter.language} letter={letter} end={end} words={words} />
      ))}
    </div>
  );
}
