import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { saveGroups } from "~/features/trips/save-groups.server.ts";
import { readTripPage, tripPageWords } from "~/features/trips/trip-page.server.ts";
import { findTrip } from "~/features/trips/trip-queries.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { listed } from "~/lib/listed.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { Badge } from "~/ui/badge.tsx";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Table } from "~/ui/table.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.words.travellers}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const trip = await requireRow(params.id, (id) => findTrip(context.db, id));
  if (trip.state !== "settled") throw redirect(`/trips/${trip.id}`);
  const { zone } = await requireCompany(context);
  const page = await readTripPage(context.db, trip, member.id, { locale, zone, now: context.now() });
  const people = page.people.filter(({ isTraveller }) => isTraveller);
  const ready = people.filter(({ isReady }) => isReady).length;
  return {
    id: trip.id,
    trip: textIn(trip.title, locale),
    people,
    lede: m.trip_ready_count({ ready, all: people.length }, { locale }),
    words: {
      ...tripPageWords(new URL(request.url).searchParams, locale),
      ...sayAll(locale, {
        passport: m.trip_ready_passport_until,
        save: m.trip_groups_save,
        forgotten: m.trip_ready_forgotten,
        kept: m.trip_ready_staff_kept,
        call: m.trip_call,
        none: m.trip_travellers_none,
      }),
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireMember(request, context, handle.access);
  const { id: tripId } = await requireRow(params.id, (id) => findTrip(context.db, id));
  const form = await request.formData();
  const groups = [...form].flatMap(([name, value]) => {
    const applicationId = /^group-(.+)$/.exec(name)?.[1];
    return applicationId ? [{ applicationId, group: Number(value) || null }] : [];
  });
  await saveGroups(context.db, { tripId, groups });
  return redirect(`/trips/${tripId}/travellers?done=saved`, 303);
}

/** Who travels, in which group, and what each still lacks: dates and states, never a document. */
export default function TravellersPage() {
  const locale = useLocale();
  const { id, trip, people, lede, words } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={words.travellers}
        lede={lede}
        back={{ to: `/trips/${id}`, list: trip }}
        actions={
          people.length > 0 && (
            <Link to={`/trips/${id}/sheet.pdf`} reloadDocument className="btn">
              {words.sheet}
            </Link>
          )
        }
      />
      {words.done && (
        <div className="mb-4" role="status">
          <Banner tone="matsu">{words.done}</Banner>
        </div>
      )}
      {people.length === 0 && <p className="soft">{words.none}</p>}
      {people.length > 0 && (
        <Form method="post">
          <Card title={words.travellers} isFlush>
            <Table name={words.travellers} className="people bare">
              <thead>
                <tr>
                  <th scope="col">{words.name}</th>
                  <th scope="col">{words.group}</th>
                  <th scope="col">{words.missing}</th>
                  <th scope="col">
                    <span className="sr">{words.call}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {people.map((person) => (
                  <tr key={person.id}>
                    <td className="nowrap">
                      <Link to={`/candidates/${person.candidateId}`}>{person.name}</Link>
                      <span className="muted xs block">{person.kana}</span>
                    </td>
                    <td>
                      <label className="row">
                        <span className="soft xs">
                          {words.group}
                          <span className="sr"> {person.name}</span>
                        </span>{" "}
                        <input
                          type="number"
                          name={`group-${person.id}`}
                          className="control w-16"
                          min={1}
                          max={20}
                          defaultValue={person.group ?? ""}
                        />
                      </label>
                    </td>
                    <td className="second min-w-56">
                      {person.isReady && <Badge tone="matsu">{words.ready}</Badge>}
                      {person.isForgotten && <span className="soft">{words.forgotten}</span>}
                      {listed(person.missing, locale)}
                      {person.passport && (
                        <span className="block soft xs num">
                          {words.passport} {person.passport}
                        </span>
                      )}
                    </td>
                    <td className="third nowrap">
                      <Link to={`/trips/${id}/call/${person.id}`}>
                        {words.call}
                        <span className="sr"> {person.name}</span>
                      </Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </Card>
          <p className="soft sm mt-3">{words.kept}</p>
          <p className="mt-3">
            <Button>{words.save}</Button>
          </p>
        </Form>
      )}
    </>
  );
}
