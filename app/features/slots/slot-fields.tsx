import { DateField } from "~/ui/date-field.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import type { SlotFormWords } from "./slot-words.server.ts";

type Props = {
  words: SlotFormWords;
  today: string;
  values: Record<string, string> | undefined;
  errors: Record<string, string[]> | undefined;
};

/** When, for how long, with how many and where: nine short fields, most with an answer already. */
export function SlotFields({ words, today, values, errors }: Props) {
  const field = (name: string, first = "") => ({
    name,
    defaultValue: values?.[name] ?? first,
    error: errors?.[name],
  });
  return (
    <>
      <ErrorSummary errors={errors} />
      <DateField {...field("day")} today={today} label={words.day} />
      <TextField {...field("starts", "17:00")} type="time" width="narrow" label={words.starts} />
      <SelectField {...field("minutes", "45")} label={words.minutes} options={words.lengths} />
      <SelectField {...field("weeks", "1")} label={words.weeks} options={words.repeats} />
      <SelectField {...field("form", "one_to_one")} label={words.form} options={words.forms} />
      <SelectField {...field("size", "4")} label={words.size} hint={words.sizeHint} options={words.sizes} />
      <SelectField
        {...field("tables", "1")}
        label={words.tables}
        hint={words.tablesHint}
        options={words.tableCounts}
      />
      <SelectField {...field("placeKind", "online")} label={words.placeKind} options={words.kinds} />
      <TextField {...field("onlineUrl")} type="url" label={words.url} isOptional />
      <TextField {...field("place")} maxLength={120} label={words.place} isOptional />
    </>
  );
}
