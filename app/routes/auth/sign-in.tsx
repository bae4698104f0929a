import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { signInForm } from "~/features/accounts/account-forms.server.ts";
import { DoorForm, DoorPage, doorTitle } from "~/features/accounts/door-page.tsx";
import { mayTry } from "~/features/accounts/rate-limit.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { openDoor, refuse, tooMany } from "~/http/door.server.ts";
import { localeOf } from "~/http/locale.ts";
import { nextPath, withNext } from "~/http/next-path.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { findMember } from "~/http/require-member.server.ts";
import { askAuth, goOn } from "~/http/sign-in.server.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { TextField } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";

export const handle = {
  access: { everyone: true, why: "whoever isn't signed in yet has to be able to sign in" },
  frame: "staff",
} satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.account_sign_in_title({}, { locale }), locale);
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const door = await openDoor(request, context);
  const query = new URL(request.url).searchParams;
  const next = nextPath(query.get("next"));
  if (await findMember(request, context)) throw redirect(next ?? "/");
  return { ...door, next, done: query.get("done") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await openDoor(request, context);
  const form = await request.formData();
  const locale = localeOf(request);
  const parsed = await parseFields(form, signInForm, locale);
  if (!parsed.ok) return refuse(parsed.errors, parsed.values);
  const { email } = parsed.value;
  const typed = { email };
  if (!(await mayTry(context.db, "sign-in", email, { seconds: 900, max: 20 }, context.now())))
    return tooMany(request, "password", typed);
  const answer = await askAuth(context, request, "/sign-in/email", parsed.value);
  if (answer.status === 429) return tooMany(request, "password", typed);
  if (!answer.ok) return refuse({ password: [m.account_error_wrong({}, { locale })] }, typed);
  const { twoFactorRedirect } = z
    .object({ twoFactorRedirect: z.boolean().optional() })
    .parse(await answer.json());
  const next = form.get("next");
  return goOn(answer, twoFactorRedirect ? withNext("/sign-in/code", next) : (nextPath(next) ?? "/"));
}

export default function SignIn() {
  const { companyName, next, done } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isBusy = useNavigation().formMethod === "POST";
  const locale = useLocale();
  return (
    <DoorPage
      title={m.account_sign_in_title({}, { locale })}
      lede={next ? m.account_please_sign_in({}, { locale }) : m.account_sign_in_lede({}, { locale })}
      companyName={companyName}
      errors={result?.errors}
    >
      {done === "password" && <Banner tone="matsu">{m.account_password_changed({}, { locale })}</Banner>}
      {done === "out" && <Banner tone="matsu">{m.account_signed_out({}, { locale })}</Banner>}
      <DoorForm>
        <input type="hidden" name="next" value={next ?? ""} />
        <TextField
          name="email"
          type="email"
          autoComplete="username"
          width="full"
          label={m.account_email({}, { locale })}
          defaultValue={result?.values.email ?? ""}
          error={result?.errors.email}
        />
        <TextField
          name="password"
          type="password"
          autoComplete="current-password"
          width="full"
          label={m.account_password({}, { locale })}
          error={result?.errors.password}
        />
        <Button variant="go" size="wide" busy={isBusy && m.account_busy({}, { locale })}>
          {m.account_sign_in_go({}, { locale })}
        </Button>
      </DoorForm>
      <p className="mt-6">
        <Link to="/sign-in/forgot">{m.account_forgot_link({}, { locale })}</Link>
      </p>
      <p className="mt-3">
        <Link to={withNext("/sign-in/link", next)}>{m.account_by_link({}, { locale })}</Link>
      </p>
    </DoorPage>
  );
}
