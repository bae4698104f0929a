import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { roleForm } from "~/features/accounts/account-forms.server.ts";
import { changeRole } from "~/features/accounts/change-role.server.ts";
import { doorTitle } from "~/features/accounts/door-page.tsx";
import { MemberInvitation, MemberSignIn } from "~/features/accounts/member-cards.tsx";
import { memberLinkToken } from "~/features/accounts/member-link.server.ts";
import { findMemberRow, listOpenInvitations } from "~/features/accounts/member-queries.server.ts";
import { listSessions } from "~/features/accounts/own-sessions.server.ts";
import { RoleChoice } from "~/features/accounts/role-choice.tsx";
import { administrators, type RouteHandle } from "~/http/access.ts";
import { refuse } from "~/http/door.server.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { formatDay } from "~/lib/dates.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: administrators, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(data ? fullName(data.person, locale) : m.settings_members_title({}, { locale }), locale);
};

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const person = await requireRow(params.id, (id) => findMemberRow(context.db, id));
  const link = (await listOpenInvitations(context.db, now)).find(({ memberId }) => memberId === person.id);
  return {
    locale,
    person,
    sessions: (await listSessions(context.db, person.id, now)).length,
    invitation: {
      until: link ? formatDay(link.expiresAt, { locale, zone: member.zone, year: true }) : "",
      // Where no mail goes out the link has to be handed over; otherwise nobody but the invited sees it.
      address: link && !context.canSendMail ? invitationAddress(context, link.linkId) : "",
    },
    done: new URL(request.url).searchParams.get("done"),
  };
}

function invitationAddress({ appUrl, secret }: { appUrl: string; secret: string }, linkId: string): string {
  return `${appUrl}/invited/${memberLinkToken(secret, linkId)}`;
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const parsed = await parseForm(request, roleForm, locale);
  if (!parsed.ok) return refuse(parsed.errors, parsed.values);
  const person = await requireRow(params.id, (id) => findMemberRow(context.db, id));
  const change = { memberId: person.id, role: parsed.value.role, by: member.id, now: context.now() };
  const changed = await changeRole(context.db, change);
  const why =
    !changed.ok && changed.reason === "own_desk" ? m.settings_member_own_desk : m.settings_member_last;
  if (!changed.ok) return refuse({ role: [why({}, { locale })] }, parsed.value);
  throw redirect(`/settings/members/${person.id}?done=role`);
}

export default function OneMember() {
  const { person, sessions, invitation, done } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isBusy = useNavigation().formMethod === "POST";
  const locale = useLocale();
  return (
    <>
      <PageHead
        back={{ to: "/settings/members", list: m.settings_members_title({}, { locale }) }}
        title={fullName(person, locale)}
        lede={person.email}
      />
      <ErrorSummary errors={result?.errors} />
      <Done what={done} />
      <div className="flex flex-col gap-5 max-w-2xl mt-4">
        {!person.hasJoined && <MemberInvitation memberId={person.id} {...invitation} />}
        <Card title={m.settings_members_role({}, { locale })}>
          <Form method="post" className="flex flex-col gap-4 items-start" key={person.role}>
            <RoleChoice isTitled chosen={person.role} error={result?.errors.role} />
            <Button busy={isBusy && m.account_busy({}, { locale })}>
              {m.settings_member_role_go({}, { locale })}
            </Button>
          </Form>
        </Card>
        {person.hasJoined && (
          <>
            <MemberSignIn memberId={person.id} sessions={sessions} hasSecondStep={person.hasSecondStep} />
            <Card title={m.settings_member_end({}, { locale })}>
              <p className="mb-3">{m.settings_member_end_hint({}, { locale })}</p>
              <ButtonLink to={`/settings/members/${person.id}/end`}>
                {m.settings_member_end_open({}, { locale })}
              </ButtonLink>
            </Card>
          </>
        )}
      </div>
    </>
  );
}

function Done({ what }: { what: string | null }) {
  const locale = useLocale();
  const words: Record<string, () => string> = {
    role: () => m.settings_member_role_saved({}, { locale }),
    invited: () => m.settings_member_invited({}, { locale }),
    again: () => m.settings_member_again_done({}, { locale }),
    sessions: () => m.settings_member_sessions_done({}, { locale }),
    step: () => m.settings_member_step_removed({}, { locale }),
  };
  const said = what === null ? undefined : words[what]?.();
  return said ? <Banner tone="matsu">{said}</Banner> : null;
}
