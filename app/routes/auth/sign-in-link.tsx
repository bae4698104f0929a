import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DoorPage, doorTitle } from "~/features/accounts/door-page.tsx";
import { MailRequest, MailSent } from "~/features/accounts/mail-request.tsx";
import { requestSignInLink } from "~/features/accounts/sign-in-link.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { openDoor } from "~/http/door.server.ts";
import { answerMailRequest } from "~/http/mail-request.server.ts";
import { nextPath } from "~/http/next-path.ts";
import { m } from "~/paraglide/messages.js";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";

export const handle = {
  access: { everyone: true, why: "hosts have no password and ask for a link here" },
  frame: "staff",
} satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.account_link_title({}, { locale }), locale);
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  return {
    ...(await openDoor(request, context)),
    isSent: query.has("sent"),
    canSendMail: context.canSendMail,
    next: nextPath(query.get("next")) ?? "",
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  return answerMailRequest(request, context, "link", (email, form, now) =>
    requestSignInLink(context.db, { email, next: nextPath(form.get("next")) ?? "" }, { ...context, now }),
  );
}

export default function SignInLink() {
  const { companyName, isSent, canSendMail, next } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const locale = useLocale();
  if (isSent)
    return (
      <DoorPage
        title={m.account_link_sent_title({}, { locale })}
        lede={m.account_link_sent({}, { locale })}
        companyName={companyName}
      >
        <MailSent canSendMail={canSendMail} />
      </DoorPage>
    );
  return (
    <DoorPage
      title={m.account_link_title({}, { locale })}
      lede={m.account_link_lede({}, { locale })}
      companyName={companyName}
      errors={result?.errors}
    >
      <MailRequest next={next} result={result} />
      <p className="mt-6 soft sm">{m.account_link_note({}, { locale })}</p>
    </DoorPage>
  );
}
