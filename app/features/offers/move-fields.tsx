import { m } from "~/paraglide/messages.js";
import { DateField } from "~/ui/date-field.tsx";
import { TextArea } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { type Option, SelectField } from "~/ui/select-field.tsx";
import { heardByWord } from "./heard-by-word.ts";
import { heardBy } from "./offer.ts";

type Props = {
  choices: readonly Option[];
  today: string;
  values: { to?: string; happenedOn?: string; heardBy?: string; reason?: string };
  errors?: Record<string, readonly string[]>;
  /** The reason must be given (reopening); else it may be left out. */
  isReasonNeeded?: boolean;
};

/** Where to, when it happened, how we heard, why: the fields of every move made by hand. */
export function MoveFields({ choices, today, values, errors = {}, isReasonNeeded = false }: Props) {
  const locale = useLocale();
  return (
    <>
      <SelectField
        name="to"
        label={m.offer_field_to({}, { locale })}
        options={choices}
        defaultValue={values.to}
        error={errors.to}
        width="narrow"
      />
      <DateField
        name="happenedOn"
        label={m.offer_field_happened({}, { locale })}
        today={today}
        defaultValue={(values.happenedOn ?? today).replaceAll("-", "/")}
        error={errors.happenedOn}
      />
      <SelectField
        name="heardBy"
        label={m.offer_field_heard({}, { locale })}
        isOptional
        emptyLabel={m.offer_heard_none({}, { locale })}
        options={heardBy.map((source) => ({ value: source, label: heardByWord(source, locale) }))}
        defaultValue={values.heardBy}
        width="narrow"
      />
      <TextArea
        name="reason"
        label={m.offer_field_reason({}, { locale })}
        hint={m.offer_field_reason_hint({}, { locale })}
        isOptional={!isReasonNeeded}
        defaultValue={values.reason}
        error={errors.reason}
        maxLength={1000}
      />
    </>
  );
}
