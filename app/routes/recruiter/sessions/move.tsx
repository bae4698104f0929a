import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { movedWords } from "~/features/events/event-texts.ts";
import { moveSession } from "~/features/events/move-session.server.ts";
import { moveErrors, sessionPlanSchema } from "~/features/events/session-forms.server.ts";
import { planValuesOf, readPlannedSession } from "~/features/events/session-plan.server.ts";
import { SessionPlanFields } from "~/features/events/session-plan-fields.tsx";
import { ToldPeople } from "~/features/events/told-people.tsx";
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
    ? [{ title: m.event_page_title({ title: m.session_move_title({ when: page.line.when }, page) }, page) }]
    : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const planned = await readPlannedSession(context.db, params, { locale, now });
  if (!planned) throw new Response(null, { status: 404 });
  const { event, session, line, told, phone } = planned;
  const back = `/events/${event.id}/sessions/${session.id}`;
  if (!planned.isAhead) throw redirect(back);
  return {
    ...{ locale, line, told, phone, back },
    isPublished: event.state === "published",
    title: textIn(event.title, locale),
    today: todayIn(event.zone, now),
    values: planValuesOf(session, event.zone),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const planned = await readPlannedSession(context.db, params, { locale, now });
  if (!planned) throw new Response(null, { status: 404 });
  const { event, session } = planned;
  const form = await request.formData();
  const schema = sessionPlanSchema({ today: todayIn(event.zone, now), zone: event.zone });
  const parsed = await parseFields(form, schema, locale);
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  if (!parsed.ok) return data({ errors: parsed.errors, values }, 400);
  const { label, reason, releases, ...to } = parsed.value;
  const who = { sessionId: session.id, memberId: member.id, now };
  const result = await moveSession(context.db, context.jobs, {
    ...who,
    ...{ to, label, reason },
    releasesClashes: releases,
    secondLook: values.secondLook ?? "",
  });
  if (!result.ok && result.reason === "wording")
    return data({ ...wordingHelp(movedWords({ reason, label, place: to.place }), locale), values }, 400);
  if (!result.ok) return data({ errors: moveErrors(result, event.zone, locale), values }, 400);
  const query = result.told > 0 ? `?told=${result.told}` : "";
  return redirect(`/events/${event.id}/sessions/${session.id}${query}`);
}

export default function MoveSessionPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { locale } = page;
  const errors: Record<string, string[]> | undefined = typed?.errors;
  return (
    <>
      <PageHead
        title={m.session_move_title({ when: page.line.when }, { locale })}
        back={{ to: page.back, list: page.title }}
      />
      <Form method="post" className="event-form" noValidate>
        <ErrorSummary errors={errors} />
        <Card as="div">
          <div className="stack">
            <SessionPlanFields
              values={typed?.values ?? page.values}
              errors={errors}
              today={page.today}
              asksRelease={Boolean(errors?.releases)}
            />
          </div>
        </Card>
        <SecondLook words={secondLookOf(typed)} />
        {page.isPublished && <ToldPeople people={page.told} phone={page.phone} />}
        <p className="ends">
          <Link to={page.back} className="btn">
            {m.ui_cancel({}, { locale })}
          </Link>
          <Button variant="go">
            {page.isPublished && page.told.length > 0
              ? m.session_move_go({}, { locale })
              : m.session_move_save({}, { locale })}
          </Button>
        </p>
      </Form>
    </>
  );
}
