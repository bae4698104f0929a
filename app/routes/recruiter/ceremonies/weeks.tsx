import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { beginWeeks } from "~/features/ceremonies/begin-weeks.server.ts";
import { readCeremony } from "~/features/ceremonies/ceremony-queries.server.ts";
import { redateWeeks } from "~/features/ceremonies/redate-weeks.server.ts";
import { WeeksList } from "~/features/ceremonies/weeks-list.tsx";
import { weeksView } from "~/features/ceremonies/weeks-view.ts";
import { textIn } from "~/features/events/event.ts";
import { finishTask, reopenTask } from "~/features/tasks/finish-task.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { formatDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { DateBlock } from "~/ui/date-block.tsx";
import { Empty } from "~/ui/empty.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.event_page_title({ title: m.kit_title({ title: page.title }, page) }, page) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const ceremony = await requireRow(params.id, (id) => readCeremony(context.db, id));
  if (ceremony.steps.length === 0 && (ceremony.kind !== "ceremony" || ceremony.state === "cancelled"))
    throw redirect(`/events/${ceremony.eventId}`);
  return {
    locale,
    eventId: ceremony.eventId,
    title: textIn(ceremony.title, locale),
    on: ceremony.day,
    day: formatDay(ceremony.day, { locale }),
    ...weeksView(ceremony, { locale, now: context.now() }),
  };
}

/** Begins the weeks, counts them back anew, ticks a step off or opens it again. Only steps of this event. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { db, now } = { db: context.db, now: context.now() };
  const locale = localeOf(request, member.locale);
  const { eventId, steps } = await requireRow(params.id, (id) => readCeremony(db, id));
  const form = await request.formData();
  const what = form.get("what");
  if (what === "begin") await beginWeeks(db, { eventId, memberId: member.id, locale, now });
  if (what === "redate") await redateWeeks(db, { eventId, now });
  const taskId = steps.find((step) => step.taskId === form.get("task"))?.taskId;
  if (taskId && what === "done") await finishTask(db, { taskId, memberId: member.id, now });
  if (taskId && what === "reopen") await reopenTask(db, taskId);
  return redirect(`/events/${eventId}/ceremony`, { status: 303 });
}

export default function WeeksPage() {
  const page = useLoaderData<typeof loader>();
  const { locale, done, all, daysLeft } = page;
  return (
    <>
      <PageHead
        title={m.kit_title({ title: page.title }, { locale })}
        lead={<DateBlock when={page.on} />}
        lede={
          <p>
            {all > 0 && m.kit_progress({ done, all }, { locale })}
            {daysLeft > 0 && ` ${m.kit_days_left({ count: daysLeft, day: page.day }, { locale })}`}
          </p>
        }
        back={{ to: `/events/${page.eventId}`, list: page.title }}
      />
      {all === 0 ? (
        <Empty
          icon="calendar"
          title={m.kit_empty({}, { locale })}
          action={
            <Form method="post">
              <Button name="what" value="begin">
                {m.kit_begin({}, { locale })}
              </Button>
            </Form>
          }
        >
          {m.kit_empty_text({}, { locale })}
        </Empty>
      ) : (
        <>
          {page.isMoved && (
            <Form method="post" className="ban sending mb-4">
              <span>{m.kit_moved({ day: page.day }, { locale })}</span>
              <Button size="small" name="what" value="redate">
                {m.kit_redate({}, { locale })}
              </Button>
            </Form>
          )}
          <WeeksList weeks={page.weeks} />
        </>
      )}
    </>
  );
}
