import { Card } from "~/ui/card.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { TextArea, TextField } from "~/ui/field.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import type { FieldOf } from "./in-languages.tsx";
import { InLanguages, usedIn } from "./in-languages.tsx";
import type { TripChoices, TripFormWords } from "./trip-form-values.server.ts";

type Props = { field: FieldOf; choices: TripChoices; words: TripFormWords; today: string; title: string };

/** One day: when by the clocks of its place, where, and what happens, line by line. */
export function DayFields({ field, choices, words, today, title }: Props) {
  return (
    <Card title={title}>
      <div className="stack">
        <SelectField {...field("zone")} label={words.zone} hint={words.zoneHint} options={choices.zones} />
        <div className="side-by-side">
          <DateField {...field("day")} today={today} label={words.day} />
          <TextField {...field("starts")} label={words.starts} width="narrow" />
          <TextField {...field("ends")} label={words.ends} width="narrow" />
        </div>
        <TextField {...field("address")} label={words.address} maxLength={200} isOptional />
        <InLanguages words={words.languages} isUsed={usedIn(field, ["label", "place", "programme"])}>
          {(written) => (
            <>
              <TextField
                {...field(`label_${written}`)}
                lang={written}
                maxLength={60}
                isOptional
                label={words.label}
              />
              <TextField
                {...field(`place_${written}`)}
                lang={written}
                maxLength={120}
                isOptional
                label={words.place}
              />
              <TextArea
                {...field(`programme_${written}`)}
                lang={written}
                rows={5}
                isOptional
                label={words.programme}
                hint={written === "ja" ? words.programmeHint : undefined}
              />
            </>
          )}
        </InLanguages>
      </div>
    </Card>
  );
}
