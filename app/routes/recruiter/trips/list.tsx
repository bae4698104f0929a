import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { readTripList } from "~/features/trips/trip-page.server.ts";
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
  const trips = await readTripList(context.db, { locale, zone, now: context.now() });
  const words = sayAll(locale, {
    title: m.trip_title,
    lede: m.trip_lede,
    make: m.trip_new,
    none: m.trip_none,
    noneText: m.trip_none_text,
    perks: m.perk_title,
    name: m.perk_col_name,
    state: m.perk_col_state,
    when: m.trip_when,
    selection: m.trip_form_selection,
    applyBy: m.trip_apply_by,
    seats: m.trip_seats,
    applied: m.trip_col_applied,
    waiting: m.trip_application_waiting,
  });
  return { trips, words };
}

export default function TripsPage() {
  const { trips, words } = useLoaderData<typeof loader>();
  const make = (
    <ButtonLink to="/trips/new" icon="plus" variant="go">
      {words.make}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={words.title}
        lede={words.lede}
        back={{ to: "/perks", list: words.perks }}
        actions={trips.length > 0 && make}
      />
      {trips.length === 0 ? (
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
                <th scope="col">{words.when}</th>
                <th scope="col">{words.seats}</th>
                <th scope="col">{words.applyBy}</th>
                <th scope="col">{words.applied}</th>
                <th scope="col">{words.waiting}</th>
              </tr>
            </thead>
            <tbody>
              {trips.map((trip) => (
                <tr key={trip.id}>
                  <td>
                    <Link to={`/trips/${trip.id}`}>{trip.title}</Link>
                    <span className="muted xs block">{trip.selection}</span>
                  </td>
                  <td>
                    <Badge tone={trip.badge.tone}>{trip.badge.word}</Badge>
                  </td>
                  <td className="second num">{trip.when}</td>
                  <td className="third nowrap num">{trip.seats}</td>
                  <td className="nowrap num">{trip.applyBy}</td>
                  <td className="nowrap num">{trip.applied}</td>
                  <td className="nowrap num">{trip.waiting}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
    </>
  );
}
