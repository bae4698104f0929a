import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { mergeSessions } from "~/features/events/merge-sessions.server.ts";
import { readPlannedSession } from "~/features/events/session-plan.server.ts";
import { ToldPeople } from "~/features/events/told-people.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { CheckField } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [{ title: m.event_page_title({ title: m.session_merge_title({ when: page.line.when }, page) }, page) }]
    : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const planned = await readPlannedSession(context.db, params, { locale, now: context.now() });
  if (!planned) throw new Response(null, { status: 404 });
  const back = `/events/${planned.event.id}/sessions/${planned.session.id}`;
  if (!planned.isAhead || planned.others.length === 0) throw redirect(back);
  return {
    ...{ locale, back },
    line: planned.line,
    told: planned.told,
    phone: planned.phone,
    others: planned.others,
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
  const intoId = String(form.get("into") ?? "");
  const fault = (errors: Record<string, string[]>) => data({ errors, into: intoId }, 400);
  if (!planned.others.some((other) => other.id === intoId))
    return fault({ into: [m.session_merge_choose({}, { locale })] });
  const merge = {
    fromId: planned.session.id,
    intoId,
    releasesClashes: form.get("releases") === "on",
    memberId: member.id,
    now,
  };
  const result = await mergeSessions(context.db, context.jobs, merge);
  if (result.ok) return redirect(`/events/${planned.event.id}/sessions/${intoId}?told=${result.told}`);
  if (result.reason === "seats")
    return fault({ into: [m.session_merge_full({ count: result.missing }, { locale })] });
  if (result.reason === "double_booked")
    return fault({ releases: [m.session_refused_person({ count: result.people }, { locale })] });
  return fault({ "": [m.session_refused({}, { locale })] });
}

export default function MergeSessionPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { locale } = page;
  const errors: Record<string, string[]> | undefined = typed?.errors;
  return (
    <>
      <PageHead
        title={m.session_merge_title({ when: page.line.when }, { locale })}
        lede={m.session_merge_text({ count: page.told.length }, { locale })}
        back={{ to: page.back, list: page.title }}
      />
      <Form method="post" className="narrow-form">
        <ErrorSummary errors={errors} />
        <Card as="div">
          <div className="stack">
            <SelectField
              name="into"
              defaultValue={typed?.into ?? ""}
              emptyLabel={m.event_answer_choose({}, { locale })}
              label={m.session_merge_into({}, { locale })}
              error={errors?.into}
              options={page.others.map((other) => ({
                value: other.id,
                label: `${other.when} ${other.seatsSaid}`,
              }))}
            />
            {errors?.releases && (
              <CheckField
                name="releases"
                label={m.session_release({}, { locale })}
                hint={m.session_release_hint({}, { locale })}
                error={errors.releases}
              />
            )}
          </div>
        </Card>
        <ToldPeople people={page.told} phone={page.phone} />
        <p className="ends">
          <Link to={page.back} className="btn">
            {m.ui_cancel({}, { locale })}
          </Link>
          <Button variant="danger">{m.session_merge_go({}, { locale })}</Button>
        </p>
      </Form>
    </>
  );
}
