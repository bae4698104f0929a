import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { leadTrip } from "~/features/trips/change-days.server.ts";
import { LeaderChoice } from "~/features/trips/trip-form.tsx";
import { readTripForm } from "~/features/trips/trip-form-values.server.ts";
import { findTrip, listLeaders } from "~/features/trips/trip-queries.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { isId } from "~/lib/ids.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.title}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const trip = await requireRow(params.id, (id) => findTrip(context.db, id));
  const leaders = await listLeaders(context.db, trip.id);
  return {
    ...(await readTripForm(context.db, { locale, now: context.now() })),
    title: m.trip_leaders({}, { locale }),
    lede: m.trip_leaders_text({}, { locale }),
    trip: textIn(trip.title, locale),
    back: `/trips/${trip.id}`,
    chosen: leaders.map(({ id }) => id),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { id: tripId } = await requireRow(params.id, (id) => findTrip(context.db, id));
  const leaderIds = (await request.formData()).getAll("leaders").map(String).filter(isId);
  const led = await leadTrip(context.db, context.jobs, {
    ...{ tripId, memberId: member.id, leaderIds, now: context.now() },
  });
  if (led.ok) return redirect(`/trips/${tripId}?done=saved`, 303);
  const sentence = led.reason === "host_busy" ? m.trip_error_leader_busy : m.trip_error_gone;
  return data({ errors: { "": [sentence({}, { locale })] }, leaderIds }, 409);
}

export default function TripLeadersPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <>
      <PageHead title={page.title} lede={page.lede} back={{ to: page.back, list: page.trip }} />
      <ErrorSummary errors={typed?.errors} />
      <Form method="post" className="event-form">
        <Card title={page.title}>
          <LeaderChoice choices={page.choices} chosen={typed?.leaderIds ?? page.chosen} />
        </Card>
        <p className="ends">
          <Link to={page.back} className="btn">
            {page.words.cancel}
          </Link>
          <Button variant="go" size="big">
            {page.words.save}
          </Button>
        </p>
      </Form>
    </>
  );
}
