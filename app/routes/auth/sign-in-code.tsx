import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { backupCodeForm, codeForm } from "~/features/accounts/account-forms.server.ts";
import { DoorForm, DoorPage, doorTitle } from "~/features/accounts/door-page.tsx";
import type { RouteHandle } from "~/http/access.ts";
import { openDoor, refuse, tooMany } from "~/http/door.server.ts";
import { localeOf } from "~/http/locale.ts";
import { nextPath } from "~/http/next-path.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { askAuth, goOn } from "~/http/sign-in.server.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { TextField } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";

export const handle = {
  access: {
    everyone: true,
    why: "the second step comes before the session; a signed cookie says whose it is",
  },
  frame: "staff",
} satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.account_code_title({}, { locale }), locale);
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  return {
    ...(await openDoor(request, context)),
    next: nextPath(query.get("next")) ?? "",
    isBackup: query.get("kind") === "backup",
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const isBackup = form.get("kind") === "backup";
  const parsed = await parseFields(form, isBackup ? backupCodeForm : codeForm, localeOf(request));
  if (!parsed.ok) return refuse(parsed.errors, parsed.values);
  const path = isBackup ? "/two-factor/verify-backup-code" : "/two-factor/verify-totp";
  const answer = await askAuth(context, request, path, parsed.value);
  if (answer.ok) return goOn(answer, nextPath(form.get("next")) ?? "/");
  return explain(request, answer, isBackup);
}

async function explain(request: Request, answer: Response, isBackup: boolean) {
  const locale = localeOf(request);
  const { code = "" } = z.object({ code: z.string().optional() }).parse(await answer.json());
  if (code === "ACCOUNT_TEMPORARILY_LOCKED")
    return refuse({ code: [m.account_error_wait_long({}, { locale })] }, {}, 429);
  if (answer.status === 429) return tooMany(request, "code");
  const isOver = code === "INVALID_TWO_FACTOR_COOKIE" || code === "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE";
  if (isOver) return refuse({ code: [m.account_error_code_over({}, { locale })] });
  return refuse({
    code: [isBackup ? m.account_error_backup({}, { locale }) : m.account_error_code({}, { locale })],
  });
}

export default function SignInCode() {
  const { companyName, next, isBackup } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isBusy = useNavigation().formMethod === "POST";
  const locale = useLocale();
  const other = new URLSearchParams({ ...(isBackup ? {} : { kind: "backup" }), ...(next && { next }) });
  return (
    <DoorPage
      title={m.account_code_title({}, { locale })}
      lede={isBackup ? m.account_backup_lede({}, { locale }) : m.account_code_lede({}, { locale })}
      companyName={companyName}
      errors={result?.errors}
    >
      <DoorForm>
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="kind" value={isBackup ? "backup" : "app"} />
        <TextField
          key={isBackup ? "backup" : "app"}
          name="code"
          autoComplete="one-time-code"
          inputMode={isBackup ? "text" : "numeric"}
          spellCheck={false}
          control="num"
          label={isBackup ? m.account_backup_code({}, { locale }) : m.account_code({}, { locale })}
          error={result?.errors.code}
        />
        <Button variant="go" size="wide" busy={isBusy && m.account_busy({}, { locale })}>
          {m.account_code_go({}, { locale })}
        </Button>
      </DoorForm>
      <p className="mt-6">
        <Link to={`/sign-in/code?${other}`}>
          {isBackup ? m.account_code_use_app({}, { locale }) : m.account_code_use_backup({}, { locale })}
        </Link>
      </p>
      <p className="mt-3">
        <Link to="/sign-in">{m.account_start_over({}, { locale })}</Link>
      </p>
      <p className="mt-6 soft sm">{m.account_backup_lost({}, { locale })}</p>
    </DoorPage>
  );
}
