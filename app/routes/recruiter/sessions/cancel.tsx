import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { cancelSession } from "~/features/events/cancel-session.server.ts";
import { textIn } from "~/features/events/event.ts";
import { readPlannedSession } from "~/features/events/session-plan.server.ts";
import { ToldPeople } from "~/features/events/told-people.tsx";
import { SecondLook, secondLookOf } from "~/features/wording/second-look.tsx";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [{ title: m.event_page_title({ title: m.session_cancel_title({ when: page.line.when }, page) }, page) }]
    : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const planned = await readPlannedSession(context.db, params, { locale, now: context.now() });
  if (!planned) throw new Response(null, { status: 404 });
  const back = `/events/${planned.event.id}/sessions/${planned.session.id}`;
  if (!planned.isAhead) throw redirect(back);
  return {
    ...{ locale, back },
    line: planned.line,
    told: planned.told,
    phone: planned.phone,
    title: textIn(planned.event.title, locale),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const planned = await readPlannedSession(context.db, params, { locale, now });
  if (!planned) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const reason = String(form.get("reason") ?? "").slice(0, 500);
  const secondLook = String(form.get("secondLook") ?? "");
  const cancel = { sessionId: planned.session.id, reason, secondLook, memberId: member.id, now };
  const result = await cancelSession(context.db, context.jobs, cancel);
  if (!result.ok && result.reason === "reason_needed")
    return data({ errors: { reason: [m.session_reason_needed({}, { locale })] }, reason }, 400);
  if (!result.ok && result.reason === "wording")
    return data({ ...wordingHelp({ reason }, locale), reason }, 400);
  if (!result.ok && result.reason === "last_session")
    return data({ errors: { "": [m.session_only_one({}, { locale })] }, reason }, 400);
  return redirect(`/events/${planned.event.id}/sessions/${planned.session.id}`);
}

export default function CancelSessionPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { locale } = page;
  const errors: Record<string, string[]> | undefined = typed?.errors;
  const count = page.told.length;
  return (
    <>
      <PageHead
        title={m.session_cancel_title({ when: page.line.when }, { locale })}
        lede={
          count > 0
            ? m.session_cancel_text({ count }, { locale })
            : m.session_cancel_text_nobody({}, { locale })
        }
        back={{ to: page.back, list: page.title }}
      />
      <Form method="post" className="narrow-form">
        <ErrorSummary errors={errors} />
        <Card as="div">
          <TextArea
            name="reason"
            rows={2}
            maxLength={500}
            defaultValue={typed?.reason}
            label={m.event_cancel_reason({}, { locale })}
            hint={m.session_reason_hint({}, { locale })}
            error={errors?.reason}
          />
        </Card>
        <SecondLook words={secondLookOf(typed)} />
        <ToldPeople people={page.told} phone={page.phone} />
        <p className="ends">
          <Link to={page.back} className="btn">
            {m.ui_cancel({}, { locale })}
          </Link>
          <Button variant="danger">{m.event_cancel_go({}, { locale })}</Button>
        </p>
      </Form>
    </>
  );
}
