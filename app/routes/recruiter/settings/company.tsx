import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { SettingsTabs } from "~/features/accounts/settings-tabs.tsx";
import { companyForm } from "~/features/company/company-forms.server.ts";
import { saveCompany } from "~/features/company/save-company.server.ts";
import { administrators, type RouteHandle } from "~/http/access.ts";
import { refuse } from "~/http/door.server.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { localeNames, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: administrators, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction = ({ matches }) => [
  { title: `${m.settings_company_title({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  return { company, role: member.role, isSaved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const parsed = await parseForm(request, companyForm, localeOf(request, member.locale));
  if (!parsed.ok) return refuse(parsed.errors, parsed.values);
  await saveCompany(context.db, parsed.value);
  return redirect("/settings/company?saved=1");
}

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}:00` }));

export default function CompanySettings() {
  const { company, role, isSaved } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const locale = useLocale();
  const isSaving = useNavigation().state === "submitting";
  const field = (name: keyof typeof company) => ({
    name,
    defaultValue: result?.values[name] ?? String(company[name]),
    error: result?.errors[name],
  });
  return (
    <>
      <PageHead
        title={m.settings_company_title({}, { locale })}
        lede={m.settings_company_lede({}, { locale })}
      />
      <SettingsTabs role={role} />
      <ErrorSummary errors={result?.errors} />
      {isSaved && !result && <Banner tone="matsu">{m.settings_saved({}, { locale })}</Banner>}
      <Card className="max-w-2xl mt-4">
        <Form method="post" noValidate>
          <div className="fields">
            <TextField
              {...field("name")}
              label={m.settings_company_name({}, { locale })}
              autoComplete="organization"
            />
            <TextField
              {...field("postalAddress")}
              label={m.settings_company_address({}, { locale })}
              isOptional
            />
            <TextField
              {...field("contactEmail")}
              label={m.settings_company_email({}, { locale })}
              inputMode="email"
              isOptional
            />
            <TextField
              {...field("contactPhone")}
              label={m.settings_company_phone({}, { locale })}
              hint={m.settings_company_phone_hint({}, { locale })}
              inputMode="tel"
              isOptional
            />
            <TextField
              {...field("deskContact")}
              label={m.settings_company_desk({}, { locale })}
              hint={m.settings_company_desk_hint({}, { locale })}
              isOptional
            />
            <TextField
              {...field("replyDays")}
              label={m.settings_company_reply_days({}, { locale })}
              hint={m.settings_company_reply_hint({}, { locale })}
              inputMode="numeric"
              width="narrow"
            />
            <SelectField
              {...field("quietFrom")}
              label={m.settings_company_quiet_from({}, { locale })}
              hint={m.settings_company_quiet_hint({}, { locale })}
              options={hours}
            />
            <SelectField
              {...field("quietUntil")}
              label={m.settings_company_quiet_until({}, { locale })}
              options={hours}
            />
            <SelectField
              {...field("locale")}
              label={m.settings_company_locale({}, { locale })}
              options={locales.map((value) => ({ value, label: localeNames[value] }))}
            />
          </div>
          <p className="mt-5">
            <Button variant="go" busy={isSaving && m.settings_saving({}, { locale })}>
              {m.settings_save({}, { locale })}
            </Button>
          </p>
        </Form>
      </Card>
    </>
  );
}
