import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { unfairSentences } from "~/features/perks/fair-help.server.ts";
import { ReadingCard } from "~/features/trips/reading-card.tsx";
import { isReviewer, listCriteria, reviewApplication } from "~/features/trips/review.server.ts";
import { readReviewPage } from "~/features/trips/review-page.server.ts";
import { findTrip } from "~/features/trips/trip-queries.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { notFound } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.words.title}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const trip = await requireRow(params.id, (id) => findTrip(context.db, id));
  if (trip.state !== "closed" || !(await isReviewer(context.db, trip.id, member.id))) throw notFound();
  const page = await readReviewPage(context.db, trip.id, member.id, locale);
  return {
    ...page,
    trip: textIn(trip.title, locale),
    card: textIn(trip.criteria, locale),
    back: `/trips/${trip.id}`,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { id: tripId } = await requireRow(params.id, (id) => findTrip(context.db, id));
  const form = await request.formData();
  const applicationId = String(form.get("application") ?? "");
  const criteria = await listCriteria(context.db, tripId);
  const given = criteria.map(({ id }) => ({
    criterionId: id,
    points: Number(form.get(`points-${id}`) || Number.NaN),
    reason: String(form.get(`reason-${id}`) ?? ""),
  }));
  const { db } = context;
  await requireRow(applicationId, async () => ({}));
  const reviewed = await reviewApplication(db, {
    ...{ tripId, applicationId, memberId: member.id, given, now: context.now() },
  });
  if (reviewed.ok) return redirect(`/trips/${tripId}/review?done=1#a-${applicationId}`, 303);
  if (reviewed.reason === "not_found") throw notFound();
  const sentences =
    reviewed.reason === "unfair"
      ? unfairSentences(reviewed.found, locale)
      : [(reviewed.reason === "incomplete" ? m.trip_error_incomplete : m.trip_error_gone)({}, { locale })];
  return data({ applicationId, errors: { "": sentences }, given }, 400);
}

/** Numbers and what each wrote. Who it is stands nowhere; what the other one gave shows once one's own is kept. */
export default function ReviewPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <>
      <PageHead title={page.words.title} lede={page.words.lede} back={{ to: page.back, list: page.trip }} />
      <ErrorSummary errors={typed?.errors} />
      <div className="stack max-w-200">
        <Banner>{page.card}</Banner>
        <p className="num">{page.progress}</p>
        {page.readings.map((reading) => (
          <ReadingCard
            key={reading.id}
            reading={reading}
            criteria={page.criteria}
            words={page.words}
            typed={typed?.applicationId === reading.id ? typed.given : undefined}
          />
        ))}
      </div>
    </>
  );
}
