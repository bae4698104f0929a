import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { refusedTrip } from "~/features/trips/refused-trip.server.ts";
import { listCriteria, listReviewerIds } from "~/features/trips/review.server.ts";
import { editTrip } from "~/features/trips/save-trip.server.ts";
import { listTripUnits } from "~/features/trips/trip-audience.server.ts";
import { TripForm } from "~/features/trips/trip-form.tsx";
import { readTripForm, tripValues } from "~/features/trips/trip-form-values.server.ts";
import { tripSchema } from "~/features/trips/trip-forms.server.ts";
import { findTrip } from "~/features/trips/trip-queries.server.ts";
import { secondLookOf } from "~/features/wording/second-look.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { m } from "~/paraglide/messages.js";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.title}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const trip = await requireRow(params.id, (id) => findTrip(context.db, id));
  if (trip.state !== "draft") throw redirect(`/trips/${trip.id}`);
  return {
    ...(await readTripForm(context.db, { locale, now: context.now() })),
    back: `/trips/${trip.id}`,
    name: textIn(trip.title, locale),
    title: m.trip_edit_title({}, { locale }),
    values: tripValues(trip, { points: await listCriteria(context.db, trip.id) }),
    reviewers: await listReviewerIds(context.db, trip.id),
    units: (await listTripUnits(context.db, trip.id)).map(({ id }) => id),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const trip = await requireRow(params.id, (id) => findTrip(context.db, id));
  const { today } = await readTripForm(context.db, { locale, now });
  const form = await request.formData();
  const typed = {
    values: Object.fromEntries([...form].map(([name, value]) => [name, String(value)])),
    reviewers: form.getAll("reviewers").map(String),
    units: form.getAll("units").map(String),
  };
  const parsed = await parseFields(form, tripSchema(today), locale);
  if (!parsed.ok) return data({ ...typed, errors: parsed.errors }, 400);
  const saved = await editTrip(context.db, {
    ...{ tripId: trip.id, plan: parsed.value, memberId: member.id, now },
    secondLook: String(form.get("secondLook") ?? ""),
  });
  if (saved.ok) return redirect(`/trips/${trip.id}?done=saved`, 303);
  return data({ ...typed, ...refusedTrip(saved, parsed.value, locale) }, 400);
}

export default function EditTripPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <>
      <PageHead title={page.title} back={{ to: page.back, list: page.name }} />
      <TripForm
        values={typed?.values ?? page.values}
        leaders={[]}
        reviewers={typed?.reviewers ?? page.reviewers}
        units={typed?.units ?? page.units}
        errors={typed?.errors}
        choices={page.choices}
        words={page.words}
        today={page.today}
        back={page.back}
        hasDay={false}
        secondLook={secondLookOf(typed)}
      />
    </>
  );
}
