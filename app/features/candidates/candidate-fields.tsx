import { localeNames, locales } from "~/lib/locale.ts";
import { fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { TextArea, TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";

type Props = {
  values: Record<string, string>;
  errors: Record<string, readonly string[]>;
  recruiters: readonly (PersonName & { id: string })[];
};

/** What is known about a candidate, as fields. Related ones stand side by side. */
export function CandidateFields({ values, errors, recruiters }: Props) {
  const locale = useLocale();
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  const people = recruiters.map((each) => ({ value: each.id, label: fullName(each, locale) }));
  return (
    <>
      <div className="fields two">
        <TextField {...field("familyName")} label={m.candidate_family_name({}, { locale })} />
        <TextField {...field("givenName")} label={m.candidate_given_name({}, { locale })} isOptional />
        <TextField {...field("familyKana")} label={m.candidate_family_kana({}, { locale })} isOptional />
        <TextField {...field("givenKana")} label={m.candidate_given_kana({}, { locale })} isOptional />
      </div>
      <TextField
        {...field("romaji")}
        label={m.candidate_romaji({}, { locale })}
        hint={m.candidate_romaji_hint({}, { locale })}
        isOptional
      />
      <div className="fields two">
        <TextField {...field("email")} type="email" label={m.candidate_email({}, { locale })} isOptional />
        <TextField {...field("phone")} type="tel" label={m.candidate_phone({}, { locale })} isOptional />
        <TextField {...field("school")} label={m.candidate_school({}, { locale })} isOptional />
        <TextField {...field("faculty")} label={m.candidate_faculty({}, { locale })} isOptional />
      </div>
      <div className="fields two">
        <SelectField
          {...field("language")}
          label={m.candidate_language({}, { locale })}
          options={locales.map((each) => ({ value: each, label: localeNames[each] }))}
        />
        <TextField {...field("reference")} label={m.candidate_reference({}, { locale })} isOptional />
        <SelectField
          {...field("recruiter")}
          label={m.candidate_recruiter({}, { locale })}
          options={people}
          emptyLabel={m.candidate_recruiter_none({}, { locale })}
          isOptional
        />
        <SelectField
          {...field("deputy")}
          label={m.candidate_deputy({}, { locale })}
          options={people}
          emptyLabel={m.candidate_recruiter_none({}, { locale })}
          isOptional
        />
      </div>
      <TextArea
        {...field("note")}
        label={m.candidate_note({}, { locale })}
        hint={m.candidate_note_hint({}, { locale })}
        isOptional
      />
    </>
  );
}
