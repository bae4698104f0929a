import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { newPasswordForm } from "~/features/accounts/account-forms.server.ts";
import { DoorForm, DoorPage, doorTitle } from "~/features/accounts/door-page.tsx";
import { findMemberLink } from "~/features/accounts/member-link.server.ts";
import { PasswordField } from "~/features/accounts/password-field.tsx";
import { resetPassword } from "~/features/accounts/reset-password.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { openDoor, refuse } from "~/http/door.server.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";

export const handle = { access: "link", frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.account_reset_title({}, { locale }), locale);
};

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const link = await findMemberLink(context.db, "password_reset", params.token ?? "", context.now());
  return { ...(await openDoor(request, context)), isOpen: link?.state === "open" };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const parsed = await parseForm(request, newPasswordForm);
  if (!parsed.ok) return refuse(parsed.errors, parsed.values);
  const { password } = parsed.value;
  const reset = await resetPassword(context.db, {
    token: params.token ?? "",
    password,
    now: context.now(),
  });
  // A link that has run out meanwhile: the page says so when it is shown again.
  if (!reset.ok) return null;
  throw redirect("/sign-in?done=password");
}

export default function ResetPassword() {
  const { companyName, isOpen } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isBusy = useNavigation().formMethod === "POST";
  const locale = useLocale();
  if (!isOpen)
    return (
      <DoorPage
        title={m.account_over_title({}, { locale })}
        lede={m.account_link_over({}, { locale })}
        companyName={companyName}
      >
        <p>
          <Link to="/sign-in/forgot">{m.account_link_again({}, { locale })}</Link>
        </p>
      </DoorPage>
    );
  return (
    <DoorPage
      title={m.account_reset_title({}, { locale })}
      lede={m.account_reset_lede({}, { locale })}
      companyName={companyName}
      errors={result?.errors}
    >
      <DoorForm>
        <PasswordField label={m.account_new_password({}, { locale })} error={result?.errors.password} />
        <Button variant="go" size="wide" busy={isBusy && m.account_busy({}, { locale })}>
          {m.account_password_keep({}, { locale })}
        </Button>
      </DoorForm>
    </DoorPage>
  );
}
