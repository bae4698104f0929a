import { type Locale, localeNames, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { TextArea, TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { mostPeople } from "./family.ts";

type Props = {
  values: Record<string, string | undefined>;
  errors: Record<string, string[]>;
  language: Locale;
};

/** Whom to write to, and what makes a visit easy for them. All but the name may stay empty. */
export function RelativeFields({ values, errors, language }: Props) {
  const locale = useLocale();
  return (
    <>
      <TextField
        name="name"
        label={m.family_field_name({}, { locale })}
        hint={m.family_field_name_hint({}, { locale })}
        defaultValue={values.name}
        error={errors.name}
        autoComplete="off"
      />
      <TextField
        name="email"
        type="email"
        label={m.family_field_mail({}, { locale })}
        isOptional
        defaultValue={values.email}
        error={errors.email}
        autoComplete="off"
      />
      <TextField
        name="phone"
        type="tel"
        label={m.family_field_phone({}, { locale })}
        isOptional
        hint={m.family_field_phone_hint({}, { locale })}
        defaultValue={values.phone}
        error={errors.phone}
        autoComplete="off"
      />
      <TextArea
        name="postalAddress"
        label={m.family_field_post({}, { locale })}
        isOptional
        rows={2}
        defaultValue={values.postalAddress}
        error={errors.postalAddress}
      />
      <SelectField
        name="language"
        label={m.family_field_language({}, { locale })}
        options={locales.map((each) => ({ value: each, label: localeNames[each] }))}
        defaultValue={values.language ?? language}
      />
      <SelectField
        name="seatsWished"
        label={m.family_field_seats({}, { locale })}
        options={Array.from({ length: mostPeople }, (_, at) => ({
          value: String(at + 1),
          label: m.family_people({ count: at + 1 }, { locale }),
        }))}
        defaultValue={values.seatsWished ?? "1"}
      />
      <TextArea
        name="accessNeeds"
        label={m.family_field_needs({}, { locale })}
        hint={m.family_field_needs_hint({}, { locale })}
        isOptional
        rows={2}
        defaultValue={values.accessNeeds}
        error={errors.accessNeeds}
      />
    </>
  );
}
