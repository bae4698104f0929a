import { Form, useFetcher, useNavigation } from "@remix-run/react";
import { type Locale, localeNames, locales } from "~/lib/locale.ts";
import type { PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { PasswordField } from "./password-field.tsx";

type Result = { errors: Record<string, string[]>; values: Record<string, string> } | undefined;

type PersonProps = { person: PersonName & { locale: Locale; zone: string }; zones: string[]; result: Result };

/** Name, reading, language and zone. */
export function PersonForm({ person, zones, result }: PersonProps) {
  const locale = useLocale();
  const isBusy = useNavigation().formAction === "/settings/account";
  const field = (name: string, value: string | null | undefined) => ({
    name,
    defaultValue: result?.values[name] ?? value ?? "",
    error: result?.errors[name],
    width: "full" as const,
  });
  return (
    <Card title={m.settings_account_person({}, { locale })}>
      <Form
        method="post"
        action="/settings/account"
        className="flex flex-col gap-4 items-stretch max-w-lg"
        noValidate
      >
        <div className="grid grid-cols-2 gap-3 items-end">
          <TextField
            {...field("familyName", person.familyName)}
            label={m.account_family_name({}, { locale })}
          />
          <TextField {...field("givenName", person.givenName)} label={m.account_given_name({}, { locale })} />
          <TextField
            {...field("familyKana", person.familyKana)}
            label={m.account_family_kana({}, { locale })}
          />
          <TextField
            isOptional
            {...field("givenKana", person.givenKana)}
            label={m.account_given_kana({}, { locale })}
          />
        </div>
        <TextField
          {...field("romaji", person.romaji)}
          isOptional
          hint={m.account_romaji_hint({}, { locale })}
          label={m.account_romaji({}, { locale })}
        />
        <SelectField
          {...field("locale", person.locale)}
          label={m.settings_account_locale({}, { locale })}
          options={locales.map((value) => ({ value, label: localeNames[value] }))}
        />
        <SelectField
          {...field("zone", person.zone)}
          label={m.settings_account_zone({}, { locale })}
          options={zones.map((value) => ({ value, label: value }))}
        />
        <div>
          <Button busy={isBusy && m.account_busy({}, { locale })}>{m.settings_save({}, { locale })}</Button>
        </div>
      </Form>
    </Card>
  );
}

/** Has an address of its own, so that a wrong password doesn't disturb the form above. */
export function PasswordForm() {
  const locale = useLocale();
  const fetcher = useFetcher<{ errors: Record<string, string[]> } | null>();
  const errors = fetcher.data?.errors;
  const isBusy = fetcher.state !== "idle";
  return (
    <Card title={m.settings_account_password({}, { locale })}>
      <fetcher.Form
        method="post"
        action="/settings/account/password"
        className="flex flex-col gap-4 items-stretch max-w-lg"
        noValidate
      >
        <TextField
          name="current"
          type="password"
          autoComplete="current-password"
          width="full"
          label={m.account_current_password({}, { locale })}
          error={errors?.current}
        />
        <PasswordField label={m.account_new_password({}, { locale })} error={errors?.password} />
        <div>
          <Button busy={isBusy && m.account_busy({}, { locale })}>
            {m.settings_account_password_go({}, { locale })}
          </Button>
        </div>
      </fetcher.Form>
    </Card>
  );
}

export function SecondStepCard({ isOn }: { isOn: boolean }) {
  const locale = useLocale();
  return (
    <Card title={m.settings_account_step({}, { locale })}>
      <p className="mb-3">
        {isOn ? m.settings_account_step_on({}, { locale }) : m.settings_account_step_off({}, { locale })}
      </p>
      <ButtonLink to="/sign-in/set-up?next=/settings/account" reloadDocument>
        {isOn ? m.settings_account_step_again({}, { locale }) : m.settings_account_step_start({}, { locale })}
      </ButtonLink>
    </Card>
  );
}
