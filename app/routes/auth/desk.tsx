import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { DoorPage, doorTitle } from "~/features/accounts/door-page.tsx";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";

export const handle = { access: { roles: ["desk"] }, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.account_desk_title({}, { locale }), locale);
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  return { locale, companyName: company.name, contact: company.deskContact, name: fullName(member, locale) };
}

export default function Desk() {
  const { companyName, contact, name } = useLoaderData<typeof loader>();
  const locale = useLocale();
  return (
    <DoorPage
      title={m.account_desk_title({}, { locale })}
      lede={m.account_desk_lede({ name }, { locale })}
      companyName={companyName}
    >
      <p className="mb-4">
        {contact ? m.account_desk_how({ contact }, { locale }) : m.account_desk_how_none({}, { locale })}
      </p>
      <p className="mb-6">{m.account_desk_apart({}, { locale })}</p>
      <p className="mb-6">
        <a className="btn big" href="/questions">
          {m.question_title({}, { locale })}
        </a>
      </p>
      <Form method="post" action="/sign-out" reloadDocument>
        <Button>{m.ui_sign_out({}, { locale })}</Button>
      </Form>
    </DoorPage>
  );
}
