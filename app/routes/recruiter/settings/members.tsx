import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { doorTitle } from "~/features/accounts/door-page.tsx";
import { needsSecondStep } from "~/features/accounts/member.ts";
import { listMembers } from "~/features/accounts/member-queries.server.ts";
import { roleName } from "~/features/accounts/role-words.ts";
import { SettingsTabs } from "~/features/accounts/settings-tabs.tsx";
import { administrators, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Badge } from "~/ui/badge.tsx";
import { Banner } from "~/ui/banner.tsx";
import { ButtonLink } from "~/ui/button.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Table } from "~/ui/table.tsx";
import { Who } from "~/ui/who.tsx";

export const handle = { access: administrators, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.settings_members_title({}, { locale }), locale);
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { zone } = member;
  const members = (await listMembers(context.db)).map(({ lastSeenAt, ...row }) => ({
    ...row,
    needsStep: needsSecondStep(row.role),
    seen: lastSeenAt ? formatDay(lastSeenAt, { locale, zone, year: true }) : "",
  }));
  return { locale, role: member.role, members, done: new URL(request.url).searchParams.get("done") };
}

export default function Members() {
  const { members, role, done } = useLoaderData<typeof loader>();
  const locale = useLocale();
  const name = m.settings_members_title({}, { locale });
  return (
    <>
      <PageHead
        title={name}
        lede={m.settings_members_lede({}, { locale })}
        actions={
          <ButtonLink to="/settings/members/invite" variant="go" icon="plus">
            {m.settings_members_invite({}, { locale })}
          </ButtonLink>
        }
      />
      <SettingsTabs role={role} />
      <Done what={done} />
      <Table name={name} className="people bare">
        <thead>
          <tr>
            <th scope="col">{m.settings_members_name({}, { locale })}</th>
            <th scope="col">{m.settings_members_role({}, { locale })}</th>
            <th scope="col">{m.settings_members_state({}, { locale })}</th>
            <th scope="col">{m.settings_members_seen({}, { locale })}</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.id}>
              <td>
                <Link to={`/settings/members/${member.id}`} className="name">
                  <Who person={member} />
                </Link>
                <span className="muted xs block">{member.email}</span>
              </td>
              <td>
                {roleName(member.role, locale)}
                {member.unitName && <span className="muted xs block">{member.unitName}</span>}
              </td>
              <td>
                {!member.hasJoined && (
                  <Badge tone="line" icon="mail">
                    {m.settings_members_waiting({}, { locale })}
                  </Badge>
                )}
                {member.hasJoined && member.needsStep && (
                  <Badge {...(member.hasSecondStep ? { tone: "matsu" } : {})} icon="shield">
                    {member.hasSecondStep
                      ? m.settings_members_step_on({}, { locale })
                      : m.settings_members_step_off({}, { locale })}
                  </Badge>
                )}
              </td>
              <td className="num second">{member.seen}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

function Done({ what }: { what: string | null }) {
  const locale = useLocale();
  const words: Record<string, () => string> = {
    invited: () => m.settings_member_invited({}, { locale }),
    withdrawn: () => m.settings_member_withdrawn({}, { locale }),
    ended: () => m.settings_member_ended({}, { locale }),
  };
  const said = what === null ? undefined : words[what]?.();
  return said ? <Banner tone="matsu">{said}</Banner> : null;
}
