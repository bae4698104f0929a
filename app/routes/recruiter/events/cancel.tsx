import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { cancelEvent } from "~/features/events/cancel-event.server.ts";
import { textIn } from "~/features/events/event.ts";
import { findEvent } from "~/features/events/event-queries.server.ts";
import { SecondLook, secondLookOf } from "~/features/wording/second-look.tsx";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.event_page_title({ title: m.event_cancel_title(page, page) }, page) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const event = await requireRow(params.id, (id) => findEvent(context.db, id));
  return { locale, back: `/events/${event.id}`, title: textIn(event.title, locale) };
}

/** The dialog of the event posts here; this page is seen when its words may not leave. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const event = await requireRow(params.id, (id) => findEvent(context.db, id));
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const reason = text("reason").slice(0, 500);
  const by = { memberId: member.id, secondLook: text("secondLook"), now: context.now() };
  const result = await cancelEvent(context.db, context.jobs, { eventId: event.id, reason, ...by });
  if (!result.ok && result.reason === "wording")
    return data({ ...wordingHelp({ reason }, locale), reason }, 400);
  return redirect(`/events/${event.id}`);
}

export default function CancelEventPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { locale } = page;
  const errors: Record<string, string[]> | undefined = typed?.errors;
  return (
    <>
      <PageHead title={m.event_cancel_title(page, { locale })} back={{ to: page.back, list: page.title }} />
      <Form method="post" className="narrow-form">
        <ErrorSummary errors={errors} />
        <Card as="div">
          <TextArea
            name="reason"
            rows={2}
            maxLength={500}
            isOptional
            defaultValue={typed?.reason}
            label={m.event_cancel_reason({}, { locale })}
            error={errors?.reason}
          />
        </Card>
        <SecondLook words={secondLookOf(typed)} />
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
