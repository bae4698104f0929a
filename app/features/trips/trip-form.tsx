import { Form, Link, useNavigation } from "@remix-run/react";
import { SecondLook } from "~/features/wording/second-look.tsx";
import type { SecondLookWords } from "~/features/wording/wording-help.server.ts";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { CheckField, TextArea, TextField } from "~/ui/field.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { AlternativeFields } from "./alternative-fields.tsx";
import { DayFields } from "./day-fields.tsx";
import { InLanguages, usedIn } from "./in-languages.tsx";
import type { TripChoices, TripFormWords } from "./trip-form-values.server.ts";

type Props = {
  values: Record<string, string>;
  /** Ids of those ticked as leaders, and the two who read. */
  leaders: readonly string[];
  reviewers: readonly string[];
  /** Departments it is for. */
  units: readonly string[];
  errors: Record<string, string[]> | undefined;
  choices: TripChoices;
  words: TripFormWords;
  today: string;
  back: string;
  /** A new trip begins with its first day. */
  hasDay: boolean;
  secondLook?: SecondLookWords | undefined;
};

/** What it is, its card, how seats are given, for whom. */
export function TripForm({ values, errors, choices, words, today, back, ...more }: Props) {
  const busy = useNavigation().state === "submitting" && words.busy;
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors?.[name] });
  return (
    <Form method="post" className="event-form" noValidate>
      <ErrorSummary errors={errors} />
      <Card title={words.what}>
        <div className="stack">
          <InLanguages words={words.languages} isUsed={usedIn(field, ["title", "description"])}>
            {(written) => (
              <>
                <TextField
                  {...field(`title_${written}`)}
                  lang={written}
                  maxLength={80}
                  isOptional={written !== "ja"}
                  label={words.title}
                />
                <TextArea
                  {...field(`description_${written}`)}
                  lang={written}
                  rows={3}
                  isOptional
                  label={words.description}
                />
              </>
            )}
          </InLanguages>
        </div>
      </Card>
      <Card title={words.card}>
        <div className="stack">
          <Banner>{words.cardText}</Banner>
          <InLanguages words={words.languages} isUsed={usedIn(field, ["criteria", "costs"])}>
            {(written) => (
              <>
                {(["criteria", "costs"] as const).map((name) => (
                  <TextArea
                    key={name}
                    {...field(`${name}_${written}`)}
                    lang={written}
                    rows={3}
                    isOptional={written !== "ja"}
                    label={words[name]}
                    hint={written === "ja" ? words[`${name}Hint`] : undefined}
                  />
                ))}
              </>
            )}
          </InLanguages>
          <TextArea {...field("nights")} rows={2} label={words.nights} hint={words.nightsHint} />
        </div>
      </Card>
      <AlternativeFields field={field} words={words} />
      <Card title={words.selection}>
        <div className="stack">
          <SelectField {...field("selection")} label={words.selection} options={choices.selections} />
          <TextArea {...field("points")} rows={3} isOptional label={words.points} hint={words.pointsHint} />
          <fieldset className="stack tight">
            <legend>{words.reviewers}</legend>
            <p className="hint">{words.reviewersHint}</p>
            {choices.reviewers.map(({ value, label }) => (
              <CheckField
                key={value}
                name="reviewers"
                value={value}
                label={label}
                defaultChecked={more.reviewers.includes(value)}
              />
            ))}
          </fieldset>
        </div>
      </Card>
      <Card title={words.seatsHead}>
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
                defaultChecked={more.units.includes(id)}
              />
            ))}
          </fieldset>
          <div className="side-by-side">
            <TextField {...field("seats")} inputMode="numeric" width="narrow" label={words.seats} />
            <TextField
              {...field("line")}
              inputMode="numeric"
              width="narrow"
              label={words.line}
              hint={words.lineHint}
            />
          </div>
          <TextField
            {...field("costYen")}
            inputMode="numeric"
            width="narrow"
            isOptional
            label={words.costYen}
          />
          <DateField {...field("applyBy")} today={today} label={words.applyBy} />
        </div>
      </Card>
      {more.hasDay && (
        <>
          <DayFields field={field} choices={choices} words={words} today={today} title={words.firstDay} />
          <Card title={words.leaders}>
            <LeaderChoice choices={choices} chosen={more.leaders} />
          </Card>
        </>
      )}
      <SecondLook words={more.secondLook} />
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

export function LeaderChoice({ choices, chosen }: { choices: TripChoices; chosen: readonly string[] }) {
  return (
    <div className="stack tight max-h-80 overflow-y-auto">
      {choices.leaders.map(({ id, label }) => (
        <CheckField key={id} name="leaders" value={id} label={label} defaultChecked={chosen.includes(id)} />
      ))}
    </div>
  );
}
