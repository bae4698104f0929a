import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { inviteForm } from "~/features/accounts/account-forms.server.ts";
import { doorTitle } from "~/features/accounts/door-page.tsx";
import { inviteMember } from "~/features/accounts/invite-member.server.ts";
import { RoleChoice } from "~/features/accounts/role-choice.tsx";
import { findCompany, listOpenUnits } from "~/features/company/company-queries.server.ts";
import { administrators, type RouteHandle } from "~/http/access.ts";
import { refuse } from "~/http/door.server.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { localeNames, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: administrators, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.settings_invite_title({}, { locale }), locale);
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const units = await listOpenUnits(context.db);
  return { locale: localeOf(request, member.locale), units };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const parsed = await parseForm(request, inviteForm, locale);
  if (!parsed.ok) return refuse(parsed.errors, parsed.values);
  const company = await findCompany(context.db);
  const invitation = { ...parsed.value, by: member.id, zone: company?.zone ?? member.zone };
  const invited = await inviteMember(context.db, invitation, { ...context, now: context.now() });
  if (invited.ok) throw redirect(`/settings/members/${invited.memberId}?done=invited`);
  const { email, familyName, givenName, role } = parsed.value;
  return refuse({ email: [m.settings_invite_taken({}, { locale })] }, { email, familyName, givenName, role });
}

export default function InviteMember() {
  const { units } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isBusy = useNavigation().formMethod === "POST";
  const locale = useLocale();
  const list = m.settings_members_title({}, { locale });
  const field = (name: string, fallback = "") => ({
    name,
    defaultValue: result?.values[name] ?? fallback,
    error: result?.errors[name],
  });
  return (
    <>
      <PageHead
        back={{ to: "/settings/members", list }}
        title={m.settings_invite_title({}, { locale })}
        lede={m.settings_invite_lede({}, { locale })}
      />
      <ErrorSummary errors={result?.errors} />
      <Form method="post" className="flex flex-col gap-5 max-w-lg" noValidate>
        <div className="grid grid-cols-2 gap-3 items-end">
          <TextField {...field("familyName")} width="full" label={m.account_family_name({}, { locale })} />
          <TextField {...field("givenName")} width="full" label={m.account_given_name({}, { locale })} />
        </div>
        <TextField {...field("email")} type="email" width="full" label={m.account_email({}, { locale })} />
        <RoleChoice chosen={result?.values.role} error={result?.errors.role} />
        <SelectField
          {...field("locale", locale)}
          label={m.settings_invite_locale({}, { locale })}
          options={locales.map((value) => ({ value, label: localeNames[value] }))}
        />
        {units.length > 0 && (
          <SelectField
            {...field("unitId")}
            label={m.settings_invite_unit({}, { locale })}
            emptyLabel={m.settings_invite_unit_none({}, { locale })}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <div className="flex gap-2">
          <Button variant="go" busy={isBusy && m.settings_invite_busy({}, { locale })}>
            {m.settings_invite_go({}, { locale })}
          </Button>
          <ButtonLink to="/settings/members" variant="quiet">
            {m.settings_member_stop({}, { locale })}
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
