import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import QRCode from "qrcode";
import { setUpForm } from "~/features/accounts/account-forms.server.ts";
import { BackupCodes } from "~/features/accounts/backup-codes.tsx";
import { DoorForm, DoorPage, doorTitle } from "~/features/accounts/door-page.tsx";
import { confirmSecondStep, offeredSecondStep } from "~/features/accounts/second-step.server.ts";
import type { SignedIn } from "~/features/accounts/session.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { allStaff } from "~/http/access.ts";
import type { AppContext } from "~/http/context.ts";
import { openDoor } from "~/http/door.server.ts";
import { localeOf } from "~/http/locale.ts";
import { nextPath, withNext } from "~/http/next-path.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { findSignedIn } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { TextField } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";

export const handle = { access: allStaff, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.account_set_up_title({}, { locale }), locale);
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const door = await openDoor(request, context);
  const session = await requireHalfSession(request, context);
  const { address, key } = offeredSecondStep(session, context.secret);
  return {
    ...door,
    locale: localeOf(request, session.member.locale),
    picture: await QRCode.toString(address, { type: "svg", margin: 1, errorCorrectionLevel: "M" }),
    key,
    isReplacing: session.hasSecondStep,
    next: nextPath(new URL(request.url).searchParams.get("next")) ?? "/",
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireHalfSession(request, context);
  const locale = localeOf(request, session.member.locale);
  const parsed = await parseFields(await request.formData(), setUpForm, locale);
  if (!parsed.ok) return data({ errors: parsed.errors, backupCodes: undefined }, 400);
  const confirmed = await confirmSecondStep(context.db, {
    ...parsed.value,
    session,
    secret: context.secret,
    now: context.now(),
  });
  if (confirmed.ok) return data({ errors: undefined, backupCodes: confirmed.backupCodes });
  const errors: Record<string, string[]> =
    confirmed.reason === "wrong_password"
      ? { password: [m.account_error_current_password({}, { locale })] }
      : confirmed.reason === "too_many"
        ? { code: [m.account_error_wait_long({}, { locale })] }
        : { code: [m.account_error_code({}, { locale })] };
  return data({ errors, backupCodes: undefined }, confirmed.reason === "too_many" ? 429 : 400);
}

/** A session that may still lack its second step: this is where it gets it. */
async function requireHalfSession(request: Request, context: AppContext): Promise<SignedIn> {
  const session = await findSignedIn(request, context);
  if (!session) throw redirect(withNext("/sign-in", new URL(request.url).searchParams.get("next")));
  return session;
}

export default function SetUp() {
  const { companyName, picture, key, isReplacing, next } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isBusy = useNavigation().formMethod === "POST";
  const locale = useLocale();
  if (result?.backupCodes)
    return <BackupCodes codes={result.backupCodes} companyName={companyName} next={next} />;
  return (
    <DoorPage
      title={m.account_set_up_title({}, { locale })}
      lede={isReplacing ? m.account_set_up_replace({}, { locale }) : m.account_set_up_lede({}, { locale })}
      companyName={companyName}
      errors={result?.errors}
    >
      <DoorForm>
        <ol className="flex flex-col gap-5">
          <li>
            <b>1. {m.account_set_up_step_app({}, { locale })}</b>
            <p className="soft">{m.account_set_up_app_hint({}, { locale })}</p>
          </li>
          <li>
            <b>2. {m.account_set_up_step_scan({}, { locale })}</b>
            <div
              role="img"
              aria-label={m.account_set_up_qr({}, { locale })}
              className="mt-2 w-44 bg-white rounded-lg overflow-hidden"
              // biome-ignore lint/security/noDangerouslySetInnerHtml: a picture our server has drawn
              dangerouslySetInnerHTML={{ __html: picture }}
            />
            <details className="mt-2">
              <summary className="soft">{m.account_set_up_by_hand({}, { locale })}</summary>
              <code className="num block mt-1">{key}</code>
            </details>
          </li>
          <li>
            <TextField
              name="code"
              autoComplete="one-time-code"
              inputMode="numeric"
              spellCheck={false}
              control="num"
              label={`3. ${m.account_set_up_step_code({}, { locale })}`}
              error={result?.errors?.code}
            />
          </li>
        </ol>
        {isReplacing && (
          <TextField
            name="password"
            type="password"
            autoComplete="current-password"
            width="full"
            label={m.account_current_password({}, { locale })}
            error={result?.errors?.password}
          />
        )}
        <Button variant="go" size="wide" busy={isBusy && m.account_busy({}, { locale })}>
          {m.account_set_up_go({}, { locale })}
        </Button>
      </DoorForm>
    </DoorPage>
  );
}
