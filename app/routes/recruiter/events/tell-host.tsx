import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { findEvent } from "~/features/events/event-queries.server.ts";
import { countSeatHolders, tellHostChange } from "~/features/events/tell-host-change.server.ts";
import { readEventHosts } from "~/features/hosts/event-hosts.server.ts";
import { SecondLook } from "~/features/wording/second-look.tsx";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import type { AppContext } from "~/http/context.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { TextArea } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.event_page_title({ title: m.host_tell_title({}, page) }, page) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { event, session } = await sessionOf(request, context, params.id);
  const reader = { locale, zone: event.zone };
  const { hosts } = await readEventHosts(context.db, event.id, reader, context.now());
  return {
    locale,
    eventId: event.id,
    title: textIn(event.title, locale),
    count: await countSeatHolders(context.db, session.id),
    leading: hosts.filter((host) => host.sessionId === session.id && host.leads).map((host) => host.name),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { event, session } = await sessionOf(request, context, params.id);
  const form = await request.formData();
  const word = String(form.get("word") ?? "").trim();
  if (word.length > 500)
    return data({ word, errors: [m.host_word_long({}, { locale })], secondLook: undefined }, 400);
  const by = { memberId: member.id, secondLook: String(form.get("secondLook") ?? "") };
  const news = { sessionId: session.id, word, ...by, now: context.now() };
  const result = await tellHostChange(context.db, context.jobs, news);
  if (!result.ok && result.reason === "wording") {
    const { errors, secondLook } = wordingHelp({ word }, locale);
    return data({ word, errors: errors.word ?? [], secondLook }, 400);
  }
  return redirect(`/events/${event.id}${result.ok ? `?hosttold=${result.told}` : ""}`);
}

/** The event of the address and the one of its sessions that ?session names. */
async function sessionOf(request: Request, context: AppContext, id: string | undefined) {
  const event = await requireRow(id, (eventId) => findEvent(context.db, eventId));
  const asked = new URL(request.url).searchParams.get("session") ?? undefined;
  const session = await requireRow(asked, (sessionId) =>
    context.db
      .selectFrom("session")
      .select("id")
      .where("id", "=", sessionId)
      .where("event_id", "=", event.id)
      .executeTakeFirst(),
  );
  return { event, session };
}

export default function TellHostPage() {
  const { locale, eventId, title, count, leading } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const names = leading.join({ ja: "、", en: ", ", ko: ", " }[locale]);
  return (
    <>
      <PageHead
        title={m.host_tell_title({}, { locale })}
        lede={<p>{m.host_tell_lede({ count }, { locale })}</p>}
        back={{ to: `/events/${eventId}`, list: title }}
      />
      {count === 0 ? (
        <p className="note">{m.host_tell_nobody({}, { locale })}</p>
      ) : (
        <Form method="post" className="narrow-form">
          <dl className="dl">
            <dt>{m.host_tell_now({}, { locale })}</dt>
            <dd>{names || m.host_tell_none({}, { locale })}</dd>
          </dl>
          <TextArea
            name="word"
            rows={3}
            isOptional
            label={m.host_tell_word({}, { locale })}
            hint={m.host_tell_word_hint({}, { locale })}
            defaultValue={typed?.word}
            error={typed?.errors}
          />
          <SecondLook words={typed?.secondLook} />
          <p>
            <Button variant="go" icon="mail">
              {m.host_tell_send({ count }, { locale })}
            </Button>
          </p>
          <p className="note">
            {m.host_tell_cancel({}, { locale })} <Link to={`/events/${eventId}`}>{title}</Link>
          </p>
        </Form>
      )}
    </>
  );
}
