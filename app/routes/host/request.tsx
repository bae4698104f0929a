import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { daysToAskForCall } from "~/features/care/ask-for-call.server.ts";
import { EventFacts } from "~/features/events/event-facts.tsx";
import { answerRequest } from "~/features/hosts/answer-request.server.ts";
import { GuestList } from "~/features/hosts/guest-list.tsx";
import { guestView } from "~/features/hosts/guest-view.ts";
import { requestSchema } from "~/features/hosts/host-forms.server.ts";
import { findHostRequest, listGuestsOf } from "~/features/hosts/host-queries.server.ts";
import { readRequestPage } from "~/features/hosts/request-page.server.ts";
import { RequestView } from "~/features/hosts/request-view.tsx";
import { tendTalks } from "~/features/talks/tend-talks.server.ts";
import { readLedTrip } from "~/features/trips/led-trip.server.ts";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { m } from "~/paraglide/messages.js";
import { HostFrame } from "~/ui/host-frame.tsx";

export const handle = { access: hosts, frame: "host" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.host_request_page_title({ company: page.companyName }, page) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const asked = await requireRow(params.session, (sessionId) =>
    findHostRequest(context.db, { sessionId, memberId: member.id }),
  );
  const locale = localeOf(request, member.locale);
  const url = new URL(request.url);
  const answer = url.searchParams.get("answer");
  const { companyName } = asked;
  const page = await readRequestPage(context.db, asked, { answer, locale, now: context.now() });
  const isOver = context.now().getTime() > asked.endsAt.getTime() + daysToAskForCall * 86_400_000;
  const leads = !isOver && ["accepted", "waiting", "past"].includes(page.face);
  const coming = leads ? await listGuestsOf(context.db, member.id, [asked.sessionId]) : [];
  const guests = coming.map((guest) => guestView(guest, locale));
  const trip = leads ? await readLedTrip(context.db, asked.sessionId, locale) : null;
  const links = { no: "?answer=no", stay: url.pathname };
  const { familyName, givenName } = member;
  return { locale, companyName, page, guests, links, trip, member: { familyName, givenName } };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { sessionId } = await requireRow(params.session, (id) =>
    findHostRequest(context.db, { sessionId: id, memberId: member.id }),
  );
  const locale = localeOf(request, member.locale);
  const form = await parseForm(request, requestSchema, locale);
  if (!form.ok) return data({ problem: Object.values(form.errors).flat()[0] }, 400);
  const given = { sessionId, memberId: member.id, locale, now: context.now() };
  const problem = await answerRequest(context.db, context.jobs, form.value, given);
  if (!problem)
    await tendTalks(context.db, context.jobs, {
      secret: context.secret,
      sessionId: sessionId,
      now: context.now(),
    });
  return problem ? data({ problem }, 409) : redirect(new URL(request.url).pathname, { status: 303 });
}

export default function OwnRequestPage() {
  const { locale, companyName, member, page, guests, links, trip } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const facts = <EventFacts event={page} readerZone={page.readerZone} onlineUrl={page.onlineUrl} />;
  return (
    <HostFrame companyName={companyName} member={member}>
      <p className="crumb">
        <Link to="/host">{m.host_back_home({}, { locale })}</Link>
      </p>
      <RequestView page={page} facts={facts} problem={typed?.problem} links={links} />
      {guests.length > 0 && (
        <section>
          <h2>{m.host_people({ count: guests.length }, { locale })}</h2>
          <GuestList guests={guests} sessionId={page.sessionId} />
          <p className="hint">{m.host_shared_note({}, { locale })}</p>
        </section>
      )}
      {trip && (
        <section>
          <h2>{m.trip_sheet({}, { locale })}</h2>
          <p>
            <a href={trip.sheet}>{m.trip_sheet({}, { locale })}</a>
          </p>
          <ul>
            {trip.people.map(({ to, title }) => (
              <li key={to}>
                <a href={to}>{title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <Link to={`/host/report?session=${page.sessionId}`}>{m.report_door({}, { locale })}</Link>
      </p>
    </HostFrame>
  );
}
