import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { readPerkList } from "~/features/perks/perk-page.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { Badge } from "~/ui/badge.tsx";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Empty } from "~/ui/empty.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Table } from "~/ui/table.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.words.title}｜Enishi` }] : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { zone } = await requireCompany(context);
  const perks = await readPerkList(context.db, { locale, zone, now: context.now() });
  const words = sayAll(locale, {
    title: m.perk_title,
    trips: m.trip_title,
    lede: m.perk_lede,
    make: m.perk_new,
    none: m.perk_none,
    noneText: m.perk_none_text,
    name: m.perk_col_what,
    state: m.perk_col_state,
    audience: m.perk_audience,
    application: m.perk_col_application,
    people: m.perk_col_reached,
    told: m.perk_col_told,
    granted: m.perk_col_granted,
  });
  return { perks, words };
}

export default function PerksPage() {
  const { perks, words } = useLoaderData<typeof loader>();
  const make = (
    <ButtonLink to="/perks/new" icon="plus" variant="go">
      {words.make}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={words.title}
        lede={words.lede}
        actions={
          <>
            <ButtonLink to="/trips">{words.trips}</ButtonLink>
            {perks.length > 0 && make}
          </>
        }
      />
      {perks.length === 0 ? (
        <Empty icon="leaf" title={words.none} action={make}>
          {words.noneText}
        </Empty>
      ) : (
        <Card isFlush label={words.title}>
          <Table name={words.title} className="people bare">
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.state}</th>
                <th scope="col">{words.application}</th>
                <th scope="col">{words.granted}</th>
                <th scope="col">{words.audience}</th>
                <th scope="col">{words.people}</th>
                <th scope="col">{words.told}</th>
              </tr>
            </thead>
            <tbody>
              {perks.map((perk) => (
                <tr key={perk.id}>
                  <td>
                    <Link className="name" to={`/perks/${perk.id}`}>
                      {perk.title}
                    </Link>
                    <span className="muted xs block">{perk.giving}</span>
                  </td>
                  <td className="nowrap">
                    <Badge tone={perk.badge.tone}>{perk.badge.word}</Badge>
                  </td>
                  <td className="nowrap num second">
                    {perk.applied}
                    <span className="muted xs block">{perk.applyBy}</span>
                  </td>
                  <td className="nowrap num third">{perk.granted}</td>
                  <td className="nowrap">{perk.audience}</td>
                  <td className="nowrap num">{perk.people}</td>
                  <td className="nowrap num">{perk.told}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
    </>
  );
}
