import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { acceptInvitation } from "~/features/accounts/accept-invitation.server.ts";
import { newPasswordForm } from "~/features/accounts/account-forms.server.ts";
import { DoorForm, DoorPage, doorTitle } from "~/features/accounts/door-page.tsx";
import { BackToSignIn } from "~/features/accounts/mail-request.tsx";
import { needsSecondStep, signsInByLink } from "~/features/accounts/member.ts";
import { findMemberLink } from "~/features/accounts/member-link.server.ts";
import { findLinkedPerson } from "~/features/accounts/member-queries.server.ts";
import { PasswordField } from "~/features/accounts/password-field.tsx";
import { roleName } from "~/features/accounts/role-words.ts";
import type { RouteHandle } from "~/http/access.ts";
import type { AppContext } from "~/http/context.ts";
import { openDoor, refuse } from "~/http/door.server.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { deviceOf, signedIn } from "~/http/sign-in.server.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";

export const handle = { access: "link", frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.account_invited_title({ company: data?.companyName ?? "" }, { locale }), locale);
};

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const door = await openDoor(request, context);
  const person = await findInvited(context, params.token ?? "");
  const locale = localeOf(request, person?.locale);
  if (!person) return { ...door, locale, person: undefined };
  return {
    ...door,
    locale,
    person: {
      name: fullName(person, locale),
      role: roleName(person.role, locale),
      hasPassword: !signsInByLink(person.role),
      hasSecondStep: needsSecondStep(person.role),
    },
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const person = await findInvited(context, token);
  if (!person) return null;
  const visit = { token, device: deviceOf(request), now: context.now() };
  if (signsInByLink(person.role)) {
    const accepted = await acceptInvitation(context.db, { ...visit, password: undefined });
    return accepted.ok ? signedIn(context, accepted.token) : null;
  }
  const parsed = await parseForm(request, newPasswordForm, localeOf(request, person.locale));
  if (!parsed.ok) return refuse(parsed.errors, parsed.values);
  const accepted = await acceptInvitation(context.db, { ...visit, password: parsed.value.password });
  return accepted.ok ? signedIn(context, accepted.token) : null;
}

async function findInvited(context: AppContext, token: string) {
  const link = await findMemberLink(context.db, "invitation", token, context.now());
  return link?.state === "open" ? findLinkedPerson(context.db, link.memberId) : undefined;
}

export default function Invited() {
  const { companyName, person } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isBusy = useNavigation().formMethod === "POST";
  const locale = useLocale();
  if (!person)
    return (
      <DoorPage
        title={m.account_over_title({}, { locale })}
        lede={m.account_invited_over({}, { locale })}
        companyName={companyName}
      >
        <BackToSignIn />
      </DoorPage>
    );
  return (
    <DoorPage
      title={m.account_invited_title({ company: companyName }, { locale })}
      lede={m.account_invited_role({ name: person.name, role: person.role }, { locale })}
      companyName={companyName}
      errors={result?.errors}
    >
      <p className="mb-4">
        {person.hasPassword
          ? m.account_invited_password({}, { locale })
          : m.account_invited_host({}, { locale })}
      </p>
      <DoorForm>
        {person.hasPassword && (
          <PasswordField label={m.account_password({}, { locale })} error={result?.errors.password} />
        )}
        <Button variant="go" size="wide" busy={isBusy && m.account_busy({}, { locale })}>
          {m.account_invited_go({}, { locale })}
        </Button>
      </DoorForm>
      {person.hasSecondStep && <p className="mt-4 soft sm">{m.account_invited_then_code({}, { locale })}</p>}
    </DoorPage>
  );
}
