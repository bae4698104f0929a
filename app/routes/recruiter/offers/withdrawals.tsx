import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { nameOf } from "~/features/candidates/person-of.ts";
import { listOpenWithdrawals } from "~/features/offers/offer-queries.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatDayTime } from "~/lib/dates.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { Empty } from "~/ui/empty.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.offer_withdrawals({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const rows = await listOpenWithdrawals(context.db);
  return rows.map((row) => ({
    id: row.id,
    offerId: row.offer_id,
    person: nameOf(row),
    by: nameOf({ family_name: row.member_family_name, given_name: row.member_given_name }),
    reason: row.reason,
    at: formatDayTime(row.requested_at, { locale, zone: member.zone }),
  }));
}

/** What waits for a second member. */
export default function Withdrawals() {
  const rows = useLoaderData<typeof loader>();
  const locale = useLocale();
  return (
    <>
      <PageHead
        title={m.offer_withdrawals({}, { locale })}
        back={{ to: "/candidates", list: m.candidate_list_back({}, { locale }) }}
      />
      <Card>
        {rows.length === 0 && <Empty title={m.offer_withdrawals_none({}, { locale })} />}
        <ul className="rows">
          {rows.map((row) => (
            <li key={row.id}>
              <Link to={`/offers/${row.offerId}/withdraw`}>{fullName(row.person, locale)}</Link>
              <span className="block">
                <q>{row.reason}</q>
              </span>
              <span className="block soft">
                {m.offer_withdrawal_by({ name: fullName(row.by, locale), time: row.at }, { locale })}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
