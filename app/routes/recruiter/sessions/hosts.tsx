import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { changeSessionHosts } from "~/features/events/change-session-hosts.server.ts";
import { textIn } from "~/features/events/event.ts";
import { readPlannedSession } from "~/features/events/session-plan.server.ts";
import { busySentence } from "~/features/hosts/busy-sentence.ts";
import { HostChoice } from "~/features/hosts/host-choice.tsx";
import { listHostChoices } from "~/features/hosts/host-choices.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { isId } from "~/lib/ids.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [{ title: m.event_page_title({ title: m.session_hosts_title({ when: page.when }, page) }, page) }]
    : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const planned = await readPlannedSession(context.db, params, { locale, now });
  if (!planned) throw new Response(null, { status: 404 });
  const { event, session, line } = planned;
  const back = `/events/${event.id}/sessions/${session.id}`;
  if (!planned.isAhead) throw redirect(back);
  const leading = await context.db
    .selectFrom("session_host")
    .select("member_id")
    .where("session_id", "=", session.id)
    .where("state", "<>", "declined")
    .execute();
  return {
    ...{ locale, back, when: line.when },
    title: textIn(event.title, locale),
    isPublished: event.state === "published",
    chosen: leading.map((host) => host.member_id),
    choices: await listHostChoices(context.db, { now, zone: event.zone, locale, session }),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const planned = await readPlannedSession(context.db, params, { locale, now });
  if (!planned) throw new Response(null, { status: 404 });
  const { event, session } = planned;
  const chosen = (await request.formData()).getAll("hosts").map(String).filter(isId);
  const change = { sessionId: session.id, hostIds: chosen, memberId: member.id, now };
  const result = await changeSessionHosts(context.db, context.jobs, change);
  if (!result.ok && result.reason === "host_busy")
    return data({ chosen, errors: [busySentence(result.busy, locale)] }, 400);
  if (!result.ok && result.reason === "host_unknown")
    return data({ chosen, errors: [m.session_refused({}, { locale })] }, 400);
  return redirect(`/events/${event.id}/sessions/${session.id}`, { status: 303 });
}

export default function SessionHostsPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { locale } = page;
  return (
    <>
      <PageHead
        title={m.session_hosts_title({ when: page.when }, { locale })}
        lede={page.isPublished && <p>{m.session_hosts_lede({}, { locale })}</p>}
        back={{ to: page.back, list: page.title }}
      />
      <Form method="post" className="event-form">
        <Card as="div">
          <HostChoice choices={page.choices} chosen={typed?.chosen ?? page.chosen} error={typed?.errors} />
        </Card>
        <p className="ends">
          <Link to={page.back} className="btn">
            {m.ui_cancel({}, { locale })}
          </Link>
          <Button variant="go">{m.session_hosts_save({}, { locale })}</Button>
        </p>
      </Form>
    </>
  );
}
