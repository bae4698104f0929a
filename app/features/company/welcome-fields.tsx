import type { ReactNode } from "react";
import { PasswordField } from "~/features/accounts/password-field.tsx";
import { localeNames, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";

type Form = { errors: Record<string, string[]>; values: Record<string, string> };

/** First run: the company as letters and answer pages show it. */
export function WelcomeCompany(form: Form) {
  const locale = useLocale();
  const field = fieldsOf(form);
  return (
    <Part
      title={m.account_welcome_company({}, { locale })}
      hint={m.account_welcome_company_hint({}, { locale })}
    >
      <TextField
        {...field("companyName")}
        width="full"
        autoComplete="organization"
        label={m.account_company_name({}, { locale })}
      />
      <TextField
        {...field("postalAddress")}
        width="full"
        isOptional
        autoComplete="street-address"
        label={m.account_company_address({}, { locale })}
      />
      <TextField
        {...field("contactEmail")}
        width="full"
        type="email"
        isOptional
        label={m.account_company_email({}, { locale })}
      />
      <TextField
        {...field("contactPhone")}
        width="full"
        type="tel"
        isOptional
        label={m.account_company_phone({}, { locale })}
      />
      <TextField
        {...field("deskContact")}
        width="full"
        isOptional
        hint={m.account_company_desk_hint({}, { locale })}
        label={m.account_company_desk({}, { locale })}
      />
      <SelectField
        {...field("companyLocale", locale)}
        options={locales.map((value) => ({ value, label: localeNames[value] }))}
        label={m.account_company_locale({}, { locale })}
      />
    </Part>
  );
}

/** First run: the class and how many people each department hopes to welcome. */
export function WelcomePlan({ rows, classYear, ...form }: Form & { rows: number[]; classYear: number }) {
  const locale = useLocale();
  const field = fieldsOf(form);
  return (
    <Part title={m.account_welcome_plan({}, { locale })} hint={m.account_welcome_plan_hint({}, { locale })}>
      <TextField
        {...field("classYear", String(classYear))}
        width="narrow"
        inputMode="numeric"
        hint={m.account_welcome_year_hint({ year: String(classYear) }, { locale })}
        label={m.account_welcome_year({}, { locale })}
      />
      {rows.map((number) => (
        <div key={number} className="grid grid-cols-[minmax(0,1fr)_7rem] gap-3 items-end">
          <TextField
            {...field(`unit${number}`)}
            width="full"
            label={m.account_welcome_unit({ number }, { locale })}
            {...(number > 1 ? { "aria-required": false } : {})}
          />
          <TextField
            {...field(`target${number}`)}
            width="full"
            inputMode="numeric"
            label={
              <>
                <span aria-hidden="true">{m.account_welcome_target({}, { locale })}</span>
                <span className="sr">{m.account_welcome_target_of({ number }, { locale })}</span>
              </>
            }
          />
        </div>
      ))}
    </Part>
  );
}

/** First run: whoever is doing it becomes the first administrator. */
export function WelcomeYou(form: Form) {
  const locale = useLocale();
  const field = fieldsOf(form);
  return (
    <Part title={m.account_welcome_you({}, { locale })} hint={m.account_welcome_you_hint({}, { locale })}>
      <div className="grid grid-cols-2 gap-3 items-end">
        <TextField
          {...field("familyName")}
          width="full"
          autoComplete="family-name"
          label={m.account_family_name({}, { locale })}
        />
        <TextField
          {...field("givenName")}
          width="full"
          autoComplete="given-name"
          label={m.account_given_name({}, { locale })}
        />
      </div>
      <TextField
        {...field("email")}
        width="full"
        type="email"
        autoComplete="username"
        label={m.account_email({}, { locale })}
      />
      <PasswordField label={m.account_password({}, { locale })} error={form.errors.password} />
    </Part>
  );
}

function Part({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <fieldset className="card">
      <div className="pad flex flex-col gap-4">
        <legend className="float-left w-full">
          <h2 className="text-lg font-semibold">{title}</h2>
          <span className="soft">{hint}</span>
        </legend>
        {children}
      </div>
    </fieldset>
  );
}

function fieldsOf({ errors, values }: Form) {
  return (name: string, fallback = "") => ({
    name,
    defaultValue: values[name] ?? fallback,
    error: errors[name],
  });
}
