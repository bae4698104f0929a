import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refusedTrip } from "~/features/trips/refused-trip.server.ts";
import { makeTrip } from "~/features/trips/save-trip.server.ts";
import { TripForm } from "~/features/trips/trip-form.tsx";
import { readTripForm } from "~/features/trips/trip-form-values.server.ts";
import { daySchema, tripSchema } from "~/features/trips/trip-forms.server.ts";
import { secondLookOf } from "~/features/wording/second-look.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.title}｜Enishi` }] : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const form = await readTripForm(context.db, { locale, now: context.now() });
  return {
    ...form,
    title: m.trip_new_title({}, { locale }),
    lede: m.trip_new_lede({}, { locale }),
    list: m.trip_title({}, { locale }),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const { today } = await readTripForm(context.db, { locale, now });
  const form = await request.formData();
  const typed = {
    values: Object.fromEntries([...form].map(([name, value]) => [name, String(value)])),
    leaders: form.getAll("leaders").map(String),
    reviewers: form.getAll("reviewers").map(String),
    units: form.getAll("units").map(String),
  };
  const [plan, day] = [
    await parseFields(form, tripSchema(today), locale),
    await parseFields(form, daySchema(today), locale),
  ];
  if (!plan.ok || !day.ok) {
    const errors = { ...(plan.ok ? {} : plan.errors), ...(day.ok ? {} : day.errors) };
    return data({ ...typed, errors }, 400);
  }
  const made = await makeTrip(context.db, {
    ...{ plan: plan.value, day: day.value, memberId: member.id, now },
    secondLook: String(form.get("secondLook") ?? ""),
  });
  if (made.ok) return redirect(`/trips/${made.tripId}`, 303);
  return data({ ...typed, ...refusedTrip(made, plan.value, locale) }, 400);
}

export default function NewTripPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <>
      <PageHead title={page.title} lede={page.lede} back={{ to: "/trips", list: page.list }} />
      <TripForm
        values={typed?.values ?? {}}
        leaders={typed?.leaders ?? []}
        reviewers={typed?.reviewers ?? []}
        units={typed?.units ?? []}
        errors={typed?.errors}
        choices={page.choices}
        words={page.words}
        today={page.today}
        back="/trips"
        hasDay
        secondLook={secondLookOf(typed)}
      />
    </>
  );
}
