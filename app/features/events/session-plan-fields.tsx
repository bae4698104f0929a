import { localeNames, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { DateField } from "~/ui/date-field.tsx";
import { CheckField, TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { placeKinds } from "./event.ts";
import { placeKindWord } from "./event-words.ts";

type Props = {
  values: Record<string, string>;
  errors: Record<string, string[]> | undefined;
  today: string;
  /** Whether to ask for the word to give back the seats of those who are elsewhere at the new time. */
  asksRelease: boolean;
};

/** When, where and how one session is called. */
export function SessionPlanFields({ values, errors, today, asksRelease }: Props) {
  const locale = useLocale();
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors?.[name] });
  const named = locales.some((written) => values[`label_${written}`]);
  const placed = locales.filter((written) => written !== locale);
  return (
    <>
      <div className="side-by-side">
        <DateField {...field("day")} today={today} label={m.event_form_day({}, { locale })} />
        <TextField
          {...field("starts")}
          type="time"
          width="narrow"
          label={m.event_form_starts({}, { locale })}
        />
        <TextField {...field("ends")} type="time" width="narrow" label={m.event_form_ends({}, { locale })} />
      </div>
      <SelectField
        {...field("placeKind")}
        label={m.event_form_place_kind({}, { locale })}
        options={placeKinds.map((kind) => ({ value: kind, label: placeKindWord(kind, locale) }))}
      />
      <TextField
        {...field(`place_${locale}`)}
        isOptional
        lang={locale}
        label={m.event_form_place({}, { locale })}
      />
      <details className="tongue-part" open={placed.some((written) => values[`place_${written}`])}>
        <summary>{m.session_place_languages({}, { locale })}</summary>
        <div className="stack">
          {placed.map((written) => (
            <TextField
              key={written}
              {...field(`place_${written}`)}
              lang={written}
              isOptional
              label={localeNames[written]}
            />
          ))}
        </div>
      </details>
      <TextField {...field("address")} isOptional label={m.event_form_address({}, { locale })} />
      <TextField
        {...field("onlineUrl")}
        type="url"
        isOptional
        label={m.event_form_url({}, { locale })}
        hint={m.event_form_url_hint({}, { locale })}
      />
      <details className="tongue-part" open={named}>
        <summary>{m.event_form_label({}, { locale })}</summary>
        <div className="side-by-side">
          {locales.map((written) => (
            <TextField
              key={written}
              {...field(`label_${written}`)}
              lang={written}
              maxLength={60}
              label={localeNames[written]}
            />
          ))}
        </div>
      </details>
      <TextField
        {...field("reason")}
        isOptional
        maxLength={300}
        label={m.event_cancel_reason({}, { locale })}
      />
      {asksRelease && (
        <CheckField
          name="releases"
          defaultChecked={values.releases === "on"}
          label={m.session_release({}, { locale })}
          hint={m.session_release_hint({}, { locale })}
          error={errors?.releases}
        />
      )}
    </>
  );
}
