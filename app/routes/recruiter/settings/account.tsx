import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ownAccountForm } from "~/features/accounts/account-forms.server.ts";
import { doorTitle } from "~/features/accounts/door-page.tsx";
import { findMemberRow } from "~/features/accounts/member-queries.server.ts";
import { PasswordForm, PersonForm, SecondStepCard } from "~/features/accounts/own-account.tsx";
import { SettingsTabs } from "~/features/accounts/settings-tabs.tsx";
import { updateOwnAccount } from "~/features/accounts/update-own-account.server.ts";
import { DigestForm } from "~/features/today/digest-form.tsx";
import { findDigestHour } from "~/features/today/set-digest-hour.server.ts";
import { allStaff, type RouteHandle } from "~/http/access.ts";
import { refuse } from "~/http/door.server.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: allStaff, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.settings_account_title({}, { locale }), locale);
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const person = await requireRow(member.id, (id) => findMemberRow(context.db, id));
  return {
    locale: localeOf(request, member.locale),
    person,
    digestHour: await findDigestHour(context.db, member.id),
    zones: Intl.supportedValuesOf("timeZone"),
    done: new URL(request.url).searchParams.get("done"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const parsed = await parseForm(request, ownAccountForm, localeOf(request, member.locale));
  if (!parsed.ok) return refuse(parsed.errors, parsed.values);
  await updateOwnAccount(context.db, member.id, parsed.value);
  throw redirect("/settings/account?done=person");
}

export default function OwnAccount() {
  const { person, zones, done, digestHour } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const locale = useLocale();
  return (
    <>
      <PageHead
        title={m.settings_account_title({}, { locale })}
        lede={m.settings_account_lede({}, { locale })}
      />
      <SettingsTabs role={person.role} />
      <ErrorSummary errors={result?.errors} />
      {done === "person" && <Banner tone="matsu">{m.settings_saved({}, { locale })}</Banner>}
      {done === "password" && (
        <Banner tone="matsu">{m.settings_account_password_done({}, { locale })}</Banner>
      )}
      <div className="flex flex-col gap-5 max-w-2xl mt-4">
        <PersonForm person={person} zones={zones} result={result} />
        {(person.role === "recruiter" || person.role === "administrator") && <DigestForm hour={digestHour} />}
        {person.role !== "host" && (
          <>
            <PasswordForm />
            <SecondStepCard isOn={person.hasSecondStep} />
          </>
        )}
      </div>
    </>
  );
}
