import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { classOn } from "~/features/company/cohort-queries.server.ts";
import { readOriginal } from "~/features/events/copy-event.server.ts";
import { type Texts, textIn } from "~/features/events/event.ts";
import { repeatEvent } from "~/features/events/repeat-event.server.ts";
import { SeriesDays, SeriesForm } from "~/features/events/series-form.tsx";
import { previewSeries, repeatErrors, seriesAsked } from "~/features/events/series-page.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { formatDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.event_page_title({ title: m.series_title({ title: page.title }, page) }, page) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const original = await requireRow(params.id, (id) => readOriginal(context.db, id));
  const now = context.now();
  const { event, sessions, firstDay } = original;
  const asked = seriesAsked(new URL(request.url).searchParams);
  const today = todayIn(event.zone, now);
  const preview = asked && (await previewSeries(context.db, original, asked, { locale, today, now }));
  const nothing = { rhythm: "weekly", times: 3, picked: "", shape: "events", withHosts: true } as const;
  return {
    locale,
    eventId: event.id,
    title: textIn(event.title as Texts, locale),
    firstDay: formatDay(firstDay, { locale }),
    sessions: sessions.length,
    canAddSessions: event.state !== "cancelled",
    deadline: event.answer_by && formatDay(event.answer_by, { locale, zone: event.zone }),
    asked: asked ?? nothing,
    preview,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const original = await requireRow(params.id, (id) => readOriginal(context.db, id));
  const form = await request.formData();
  const days = form
    .getAll("day")
    .map(String)
    .filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
  const shape = form.get("shape") === "sessions" ? "sessions" : "events";
  const result = await repeatEvent(context.db, context.jobs, {
    eventId: original.event.id,
    days: [...new Set(days)].sort(),
    shape,
    withHosts: form.has("hosts"),
    cohortYear: await classOn(context.db, days[0] ?? original.firstDay, original.event.cohort_year),
    memberId: member.id,
    now: context.now(),
  });
  if (!result.ok) return data({ errors: repeatErrors(result, locale) }, 400);
  return redirect(shape === "sessions" ? `/events/${original.event.id}` : "/events", { status: 303 });
}

export default function SeriesPage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { locale, asked, preview } = page;
  return (
    <>
      <PageHead
        title={m.series_title({ title: page.title }, { locale })}
        lede={
          <p>
            {page.sessions > 1
              ? m.series_lede_several({ day: page.firstDay, count: page.sessions }, { locale })
              : m.series_lede({ day: page.firstDay }, { locale })}
          </p>
        }
        back={{ to: `/events/${page.eventId}`, list: page.title }}
      />
      <ErrorSummary errors={refused?.errors} />
      <div className="series-cols">
        <Card title={m.series_how({}, { locale })}>
          <SeriesForm asked={asked} unread={preview?.unread ?? []} canAddSessions={page.canAddSessions} />
        </Card>
        {preview && (
          <Card title={m.series_days_title({}, { locale })}>
            {asked.shape === "sessions" && page.deadline && (
              <p className="note mb-4">
                {m.series_deadline({ day: page.deadline }, { locale })}{" "}
                <Link to={`/events/${page.eventId}/edit`}>{m.event_edit({}, { locale })}</Link>
              </p>
            )}
            <SeriesDays key={preview.rows.map((row) => row.day).join()} rows={preview.rows} asked={asked} />
          </Card>
        )}
      </div>
    </>
  );
}
