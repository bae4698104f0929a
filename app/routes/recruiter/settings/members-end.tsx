import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { doorTitle } from "~/features/accounts/door-page.tsx";
import { endMember } from "~/features/accounts/end-member.server.ts";
import { countInCharge, findMemberRow } from "~/features/accounts/member-queries.server.ts";
import { administrators, type RouteHandle } from "~/http/access.ts";
import { refuse } from "~/http/door.server.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: administrators, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.settings_member_end({}, { locale }), locale);
};

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const person = await requireRow(params.id, (id) => findMemberRow(context.db, id));
  return {
    locale: localeOf(request, member.locale),
    person,
    inCharge: await countInCharge(context.db, person.id),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const person = await requireRow(params.id, (id) => findMemberRow(context.db, id));
  const ended = await endMember(context.db, { memberId: person.id, by: member.id, now: context.now() });
  if (ended.ok) throw redirect("/settings/members?done=ended");
  return refuse({ "": [m.settings_member_last({}, { locale: localeOf(request, member.locale) })] });
}

export default function EndMember() {
  const { person, inCharge } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isBusy = useNavigation().formMethod === "POST";
  const locale = useLocale();
  const name = fullName(person, locale);
  return (
    <>
      <PageHead
        back={{ to: `/settings/members/${person.id}`, list: name }}
        title={m.settings_member_end_title({ name }, { locale })}
      />
      <ErrorSummary errors={result?.errors} />
      <div className="max-w-xl flex flex-col gap-4">
        <p>{m.settings_member_end_text({}, { locale })}</p>
        {inCharge > 0 && <p>{m.settings_member_end_candidates({ count: inCharge }, { locale })}</p>}
        <Form method="post" className="flex flex-wrap gap-2">
          <ButtonLink to={`/settings/members/${person.id}`}>
            {m.settings_member_stop({}, { locale })}
          </ButtonLink>
          <Button variant="danger" busy={isBusy && m.account_busy({}, { locale })}>
            {m.settings_member_end({}, { locale })}
          </Button>
        </Form>
      </div>
    </>
  );
}
