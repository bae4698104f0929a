import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { emailForm } from "~/features/accounts/account-forms.server.ts";
import { DoorPage, doorTitle } from "~/features/accounts/door-page.tsx";
import { MailRequest, MailSent } from "~/features/accounts/mail-request.tsx";
import { mayTry } from "~/features/accounts/rate-limit.server.ts";
import { requestPasswordReset } from "~/features/accounts/reset-password.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { openDoor, refuse, tooMany } from "~/http/door.server.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { deviceOf } from "~/http/sign-in.server.ts";
import { m } from "~/paraglide/messages.js";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";

export const handle = {
  access: { everyone: true, why: "who forgot the password has no session" },
  frame: "staff",
} satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.account_forgot_title({}, { locale }), locale);
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  return {
    ...(await openDoor(request, context)),
    isSent: query.has("sent"),
    canSendMail: context.canSendMail,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const parsed = await parseFields(form, emailForm, localeOf(request));
  if (!parsed.ok) return refuse(parsed.errors, parsed.values);
  const { email } = parsed.value;
  const now = context.now();
  const isFewByVisitor = await mayTry(
    context.db,
    "reset-from",
    deviceOf(request).address,
    { seconds: 900, max: 20 },
    now,
  );
  const isFewByAddress = await mayTry(context.db, "reset", email, { seconds: 900, max: 3 }, now);
  if (!isFewByVisitor) return tooMany(request, "email", parsed.value);
  // Says nothing when one address gets too many: that, too, would tell whether it is known.
  if (isFewByAddress) await requestPasswordReset(context.db, email, { ...context, now });
  throw redirect(`${new URL(request.url).pathname}?sent`);
}

export default function SignInForgot() {
  const { companyName, isSent, canSendMail } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const locale = useLocale();
  if (isSent)
    return (
      <DoorPage
        title={m.account_link_sent_title({}, { locale })}
        lede={m.account_forgot_sent({}, { locale })}
        companyName={companyName}
      >
        <MailSent canSendMail={canSendMail} />
      </DoorPage>
    );
  return (
    <DoorPage
      title={m.account_forgot_title({}, { locale })}
      lede={m.account_forgot_lede({}, { locale })}
      companyName={companyName}
      errors={result?.errors}
    >
      <MailRequest result={result} />
    </DoorPage>
  );
}
