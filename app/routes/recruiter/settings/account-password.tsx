import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { changePasswordForm } from "~/features/accounts/account-forms.server.ts";
import { changePassword } from "~/features/accounts/change-password.server.ts";
import { allStaff, type RouteHandle } from "~/http/access.ts";
import { refuse } from "~/http/door.server.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireSession } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { useLocale } from "~/ui/locale.tsx";

export const handle = { access: allStaff, frame: "staff" } satisfies RouteHandle;

export function loader() {
  return redirect("/settings/account");
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { member, sessionId } = await requireSession(request, context);
  const locale = localeOf(request, member.locale);
  const parsed = await parseForm(request, changePasswordForm, locale);
  if (!parsed.ok) return refuse(parsed.errors);
  const changed = await changePassword(context.db, {
    ...parsed.value,
    memberId: member.id,
    sessionId,
    now: context.now(),
  });
  if (changed.ok) throw redirect("/settings/account?done=password");
  if (changed.reason === "too_many")
    return refuse({ current: [m.account_error_wait_long({}, { locale })] }, {}, 429);
  return refuse({ current: [m.account_error_current_password({}, { locale })] });
}

/** Seen only without script: what was wrong, and the way back to the form. */
export default function PasswordRefused() {
  const result = useActionData<typeof action>();
  const locale = useLocale();
  const sentences = Object.values(result?.errors ?? {}).flat();
  return (
    <>
      <h1 className="title">{m.settings_account_password({}, { locale })}</h1>
      <ErrorSummary errors={{ "": sentences }} />
      <p>
        <Link to="/settings/account">
          {m.ui_back_to({ list: m.settings_account_title({}, { locale }) }, { locale })}
        </Link>
      </p>
    </>
  );
}
