import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { type Texts, textIn } from "~/features/events/event.ts";
import { FeedbackCard } from "~/features/feedback/feedback-card.tsx";
import { afterForm } from "~/features/feedback/feedback-forms.server.ts";
import { findAfter, sumFeedback } from "~/features/feedback/feedback-queries.server.ts";
import { saveAfter } from "~/features/feedback/save-after.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { refuse } from "~/http/door.server.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea, TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.feedback_after_title({ title: page.title }, { locale: page.locale }) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const event = await requireRow(params.id, (id) => findAfter(context.db, id));
  const locale = localeOf(request, member.locale);
  const yen = (amount: number | null) => (amount === null ? "" : formatNumber(amount));
  return {
    locale,
    title: textIn(event.title as Texts, locale),
    eventId: event.id,
    planned: yen(event.planned),
    actual: yen(event.actual),
    note: event.note,
    sums: await sumFeedback(context.db, event.id),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const event = await requireRow(params.id, (id) => findAfter(context.db, id));
  const parsed = await parseForm(request, afterForm, localeOf(request, member.locale));
  if (!parsed.ok) return refuse(parsed.errors, parsed.values);
  await saveAfter(context.db, { eventId: event.id, ...parsed.value });
  return redirect(`/events/${event.id}/after`, { status: 303 });
}

/** Looking back at one event: what people said, what it cost, what to do otherwise. */
export default function After() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const locale = useLocale();
  return (
    <>
      <PageHead
        title={m.feedback_after({}, { locale })}
        back={{ to: `/events/${page.eventId}`, list: page.title }}
      />
      <ErrorSummary errors={typed?.errors} />
      <div className="cols wider">
        <FeedbackCard sums={page.sums} />
        <aside className="stack" aria-label={m.feedback_cost({}, { locale })}>
          <Card title={m.feedback_cost({}, { locale })}>
            <Form method="post" className="stack">
              <TextField
                name="planned"
                width="narrow"
                inputMode="numeric"
                isOptional
                label={m.feedback_cost_planned({}, { locale })}
                defaultValue={typed?.values.planned ?? page.planned}
                error={typed?.errors.planned}
              />
              <TextField
                name="actual"
                width="narrow"
                inputMode="numeric"
                isOptional
                label={m.feedback_cost_actual({}, { locale })}
                defaultValue={typed?.values.actual ?? page.actual}
                error={typed?.errors.actual}
              />
              <TextArea
                name="note"
                rows={5}
                width="full"
                maxLength={4000}
                isOptional
                label={m.feedback_note({}, { locale })}
                hint={m.feedback_note_hint({}, { locale })}
                defaultValue={typed?.values.note ?? page.note}
                error={typed?.errors.note}
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
