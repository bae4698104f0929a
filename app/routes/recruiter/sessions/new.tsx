import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { addSession } from "~/features/events/add-session.server.ts";
import { textIn } from "~/features/events/event.ts";
import { addErrors, addedSessionsSchema } from "~/features/events/event-forms.server.ts";
import { findEvent, listHostIds } from "~/features/events/event-queries.server.ts";
import { labelWords } from "~/features/events/event-texts.ts";
import { SessionFields } from "~/features/events/session-fields.tsx";
import { listSessions } from "~/features/events/session-list.server.ts";
import { changeRows, nextRowOf, rowsOf } from "~/features/events/session-rows.ts";
import { useRows } from "~/features/events/use-rows.ts";
import { listHostChoices } from "~/features/hosts/host-choices.server.ts";
import { SecondLook, secondLookOf } from "~/features/wording/second-look.tsx";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [{ title: m.event_page_title({ title: m.session_add_title({ title: page.title }, page) }, page) }]
    : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const event = await findEvent(context.db, params.id ?? "");
  if (!event) throw new Response(null, { status: 404 });
  if (event.state === "cancelled") throw redirect(`/events/${event.id}`);
  const sessions = await listSessions(context.db, event.id);
  return {
    locale,
    back: `/events/${event.id}`,
    title: textIn(event.title, locale),
    today: todayIn(event.zone, context.now()),
    colleagues: await listHostChoices(context.db, { now: context.now(), zone: event.zone, locale }),
    rows: [nextRowOf(sessions.at(-1), event.zone)],
  };
}

/** Adds them one by one; the first that can't be added is shown again with those after it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const event = await findEvent(context.db, params.id ?? "");
  if (!event) throw new Response(null, { status: 404 });
  const now = context.now();
  const today = todayIn(event.zone, now);
  const form = await request.formData();
  const rows = rowsOf(form);
  const verb = form.get("rows");
  if (verb) return { rows: changeRows(rows, String(verb), today), errors: undefined };
  const parsed = await parseFields(form, addedSessionsSchema({ today, now, zone: event.zone }), locale);
  if (!parsed.ok) return data({ rows, errors: parsed.errors }, 400);
  const hosts = await listHostIds(context.db, event.id);
  for (const [place, { host, ...session }] of parsed.value.entries()) {
    const { placeKind, address, onlineUrl } = event;
    const hostIds = host ? [host] : hosts;
    const draft = { ...session, placeKind, place: event.place, address, onlineUrl, hostIds };
    const result = await addSession(context.db, context.jobs, {
      eventId: event.id,
      draft,
      memberId: member.id,
      secondLook: String(form.get("secondLook") ?? ""),
      now,
    });
    if (!result.ok && result.reason === "wording")
      return data({ rows: rows.slice(place), ...wordingHelp(labelWords([draft]), locale) }, 400);
    if (!result.ok)
      return data({ rows: rows.slice(place), errors: addErrors(result, event.zone, locale) }, 400);
  }
  return redirect(`/events/${event.id}`);
}

export default function AddSessionsPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { locale } = page;
  const { rows = page.rows, made, change } = useRows(typed?.rows ?? page.rows, page.today);
  const errors: Record<string, string[]> | undefined = typed?.errors;
  return (
    <>
      <PageHead
        title={m.session_add_title({ title: page.title }, { locale })}
        lede={m.session_add_lede({}, { locale })}
        back={{ to: page.back, list: page.title }}
      />
      <Form method="post" className="event-form" noValidate>
        <ErrorSummary errors={errors} />
        <Card as="div">
          <SessionFields
            key={made}
            rows={rows}
            isAlways
            errors={errors}
            today={page.today}
            colleagues={page.colleagues}
            onChange={change}
          />
        </Card>
        <SecondLook words={secondLookOf(typed)} />
        <p className="ends">
          <Link to={page.back} className="btn">
            {m.ui_cancel({}, { locale })}
          </Link>
          <Button variant="go">{m.session_add_go({}, { locale })}</Button>
        </p>
      </Form>
    </>
  );
}
