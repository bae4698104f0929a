import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DoorPage, doorTitle } from "~/features/accounts/door-page.tsx";
import { MailRequest, MailSent } from "~/features/accounts/mail-request.tsx";
import { requestPasswordReset } from "~/features/accounts/reset-password.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { openDoor } from "~/http/door.server.ts";
import { answerMailRequest } from "~/http/mail-request.server.ts";
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
  return answerMailRequest(request, context, "reset", (email, _, now) =>
    requestPasswordReset(context.db, email, { ...context, now }),
  );
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
