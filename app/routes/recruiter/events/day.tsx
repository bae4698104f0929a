import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { countArrivals, listDaySessions } from "~/features/attendance/arrival-queries.server.ts";
import { sessionWords } from "~/features/attendance/desk-page.server.ts";
import { papers } from "~/features/attendance/paper.ts";
import { paperWord } from "~/features/attendance/paper-words.ts";
import { saveTravelRates } from "~/features/attendance/save-travel-rates.server.ts";
import { readTravelRates, writeTravelRates } from "~/features/attendance/travel-rates.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required, requireId } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { TextArea } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.attendance_day_title({ title: page.title }, { locale: page.locale }) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const sessions = await listDaySessions(context.db, requireId(params.id));
  const first = required(sessions[0]);
  const counts = await countArrivals(context.db, first.eventId);
  return {
    locale,
    title: sessionWords({ ...first, label: {} }, locale).title,
    eventId: first.eventId,
    rates: writeTravelRates(first.travelRates),
    sessions: sessions
      .filter(({ sessionState }) => sessionState !== "cancelled")
      .map((session) => ({
        id: session.sessionId,
        ...sessionWords(session, locale),
        ...(counts.get(session.sessionId) ?? { seated: 0, came: 0 }),
      })),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const [session] = await listDaySessions(context.db, requireId(params.id));
  const { eventId } = required(session);
  const typed = String((await request.formData()).get("rates") ?? "").slice(0, 4000);
  const read = readTravelRates(typed);
  if (!read.ok) {
    const locale = localeOf(request, member.locale);
    return data({ errors: { rates: m.attendance_rates_error({ line: read.line }, { locale }) }, typed }, 400);
  }
  await saveTravelRates(context.db, { eventId, rates: read.rates });
  return redirect(`/events/${eventId}/day`, { status: 303 });
}

/** All that the day needs, in one place: the desk of each session, the papers, the money for the way. */
export default function Day() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const locale = useLocale();
  return (
    <>
      <PageHead
        title={m.attendance_day({}, { locale })}
        lede={<p>{m.attendance_day_lede({}, { locale })}</p>}
        back={{ to: `/events/${page.eventId}`, list: page.title }}
      />
      <div className="cols wider">
        <div className="stack">
          {page.sessions.map((session) => (
            <Card key={session.id} title={`${session.day} ${session.time}`}>
              <p className="soft">
                {[session.title, session.place]
                  .filter(Boolean)
                  .join({ ja: "・", en: " · ", ko: " · " }[locale])}
              </p>
              <p className="num mt-2">
                {m.attendance_day_count({ came: session.came, all: session.seated }, { locale })}
              </p>
              <p className="flex gap-2 flex-wrap mt-4">
                <ButtonLink to={`/check-in/${session.id}`} variant="go" icon="check">
                  {m.attendance_open_desk({}, { locale })}
                </ButtonLink>
                <ButtonLink to={`/check-in/${session.id}/tables`}>
                  {m.attendance_tables({}, { locale })}
                </ButtonLink>
              </p>
              <h3 className="mt-5 sm">{m.attendance_day_papers({}, { locale })}</h3>
              <ul className="flex gap-x-5 flex-wrap">
                {papers.map((paper) => (
                  <li key={paper}>
                    <Link
                      className="inline-block py-2"
                      to={`/events/${page.eventId}/paper/${paper}?session=${session.id}`}
                    >
                      {paperWord(paper, locale)}
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          ))}
        </div>
        <aside className="stack" aria-label={m.attendance_rates({}, { locale })}>
          <Card title={m.attendance_rates({}, { locale })}>
            <Form method="post" className="stack">
              <TextArea
                name="rates"
                rows={5}
                width="full"
                isOptional
                label={m.attendance_rates_label({}, { locale })}
                hint={m.attendance_rates_hint({}, { locale })}
                defaultValue={refused?.typed ?? page.rates}
                error={refused?.errors.rates}
              />
              <p>
                <Button>{m.settings_save({}, { locale })}</Button>
              </p>
            </Form>
          </Card>
        </aside>
      </div>
    </>
  );
}
