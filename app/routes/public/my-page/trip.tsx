import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import { myPageMeta } from "~/features/my-page/my-page-meta.ts";
import { unfairSentences } from "~/features/perks/fair-help.server.ts";
import { answerAlternative } from "~/features/trips/answer-alternative.server.ts";
import { applyForTrip } from "~/features/trips/apply-for-trip.server.ts";
import { claimTripSeat } from "~/features/trips/claim-seat.server.ts";
import { answerDoubt } from "~/features/trips/doubt-day.server.ts";
import { OwnReadyForm } from "~/features/trips/own-ready-form.tsx";
import {
  Alternative,
  ApplyForm,
  OwnStanding,
  PressForm,
  TripCard,
  TripDays,
} from "~/features/trips/own-trip-parts.tsx";
import { ownTripView } from "~/features/trips/own-trip-view.server.ts";
import { findOwnTrip } from "~/features/trips/own-trips.server.ts";
import { saveReadiness } from "~/features/trips/readiness.server.ts";
import { findOwnResult } from "~/features/trips/review.server.ts";
import { dayAnswers, wishes } from "~/features/trips/trip.ts";
import { readinessSchema } from "~/features/trips/trip-forms.server.ts";
import { withdrawFromTrip } from "~/features/trips/withdraw-from-trip.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { badRequest, notFound, required, requireId } from "~/http/responses.ts";
import { todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { ErrorSummary } from "~/ui/error-summary.tsx";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, () => page?.trip.title ?? "");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, locale, zone, frame } = await requireMyPage(request, context, params.token);
  const { db } = context;
  const now = context.now();
  const trip = required(await findOwnTrip(db, candidateId, requireId(params.trip), now));
  const result = trip.selection === "criteria" ? await findOwnResult(db, trip.id, candidateId) : undefined;
  const done = new URL(request.url).searchParams.get("done") ?? "";
  return { locale, frame, done, trip: ownTripView(trip, result, { locale, zone, now }) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, locale, frame } = await requireMyPage(request, context, params.token);
  const { db, jobs } = context;
  const [tripId, now] = [requireId(params.trip), context.now()];
  const which = { tripId, candidateId, now };
  const form = await request.formData();
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const refused = (errors: Record<string, string[]>, status = 400) => data({ errors, values }, status);
  const to = (done: string) =>
    redirect(`${frame.base}/trips/${tripId}?done=${done}${frame.query.replace("?", "&")}`, 303);
  switch (form.get("intent")) {
    case "apply": {
      const wish = wishes.find((each) => each === values.wish);
      if (!wish) return refused({ wish: [m.error_field_choose({}, { locale })] });
      const applied = await applyForTrip(db, { ...which, wish, statement: values.statement ?? "" });
      if (applied.ok) return to("applied");
      if (applied.reason === "not_found") throw notFound();
      if (applied.reason === "unread") return refused({ statement: unfairSentences(applied.found, locale) });
      if (applied.reason === "empty")
        return refused({ statement: [m.trip_own_statement_empty({}, { locale })] });
      return refused({ "": [m.trip_own_over({}, { locale })] }, 409);
    }
    case "claim": {
      const claimed = await claimTripSeat(db, jobs, which);
      return claimed.ok ? to("claimed") : refused({ "": [m.trip_own_too_late({}, { locale })] }, 409);
    }
    case "day": {
      const answer = dayAnswers.find((each) => each === values.answer);
      if (!answer) throw badRequest();
      const sessionId = requireId(values.day);
      const answered = await answerDoubt(db, jobs, { ...which, sessionId, answer });
      if (!answered.ok) throw notFound();
      return to(answer === "not_at_all" ? "withdrawn" : "day");
    }
    case "take-alternative":
    case "leave-alternative": {
      const answer = form.get("intent") === "take-alternative" ? "take" : "leave";
      const answered = await answerAlternative(db, jobs, { ...which, answer });
      if (!answered.ok) return refused({ "": [m.trip_own_too_late({}, { locale })] }, 409);
      return to(answer === "take" ? "alternative" : "withdrawn");
    }
    case "withdraw":
      await withdrawFromTrip(db, jobs, which);
      return to("withdrawn");
    case "ready": {
      const parsed = await parseFields(form, readinessSchema(todayIn("Asia/Tokyo", now)), locale);
      if (!parsed.ok) return data(parsed, 400);
      if (!(await saveReadiness(db, { ...which, readiness: parsed.value }))) throw notFound();
      return to("ready");
    }
    default:
      throw badRequest();
  }
}

/** One trip, whole: where one stands, the card, the days, and for whoever travels what is needed for the way. */
export default function OwnTripPage() {
  const { locale, frame, done, trip } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const errors: Record<string, string[]> = typed?.errors ?? {};
  const values: Record<string, string> = typed?.values ?? {};
  const said = {
    applied: m.trip_own_done_applied,
    claimed: m.trip_own_done_claimed,
    alternative: m.trip_own_done_alternative,
    day: m.trip_own_done_day,
    withdrawn: m.trip_own_done_withdrawn,
    ready: m.trip_own_done_ready,
  }[done];
  return (
    <MyPageFrame frame={frame} isInside>
      <h1 lang={trip.lang}>{trip.title}</h1>
      <ErrorSummary errors={errors} />
      {said && !typed && (
        <p className="ban matsu" role="status">
          {said({}, { locale })}
        </p>
      )}
      <OwnStanding trip={trip} />
      {trip.ready && (
        <OwnReadyForm ready={trip.ready} values={typed ? values : trip.ready.values} errors={errors} />
      )}
      <TripCard trip={trip} />
      <TripDays trip={trip} />
      <Alternative trip={trip} />
      {(trip.mayApply || trip.mayChangeWish) && <ApplyForm trip={trip} values={values} errors={errors} />}
      {trip.mayWithdraw && !trip.mayClaim && (
        <section>
          <p className="hint">{m.trip_own_withdraw_text({}, { locale })}</p>
          <PressForm intent="withdraw" look="btn wide" label={m.trip_own_withdraw({}, { locale })} />
        </section>
      )}
    </MyPageFrame>
  );
}
