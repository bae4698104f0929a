import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { queryOfFilter } from "~/features/candidates/candidate-filter.ts";
import { listOpenEvents } from "~/features/candidates/candidate-queries.server.ts";
import { readChosen } from "~/features/candidates/chosen-people.server.ts";
import { ChosenPeople } from "~/features/candidates/chosen-people.tsx";
import { openFilter } from "~/features/candidates/open-filter.server.ts";
import { type Texts, textIn } from "~/features/events/event.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatRange } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Empty } from "~/ui/empty.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.candidate_invite({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const opened = await openFilter(context.db, { query, memberId: member.id, now: context.now() });
  const [chosen, events] = await Promise.all([
    readChosen(context.db, opened),
    listOpenEvents(context.db, context.now()),
  ]);
  return {
    chosen,
    people: queryOfFilter(opened.filter).toString(),
    back: queryOfFilter({ ...opened.filter, ids: [] }).toString(),
    events: events.map((event) => ({
      id: event.id,
      title: textIn(event.title as Texts, locale),
      when: formatRange(event.starts_at, event.ends_at, { locale, zone: event.zone, zoneName: false }),
      free: event.seats - event.seats_taken,
    })),
  };
}

/** Which event the chosen people are asked to: the event's own page then shows who gets the invitation. */
export default function Invite() {
  const { chosen, events, people, back } = useLoaderData<typeof loader>();
  const locale = useLocale();
  return (
    <>
      <PageHead
        title={m.candidate_invite({}, { locale })}
        back={{ to: `/candidates?${back}`, list: m.candidate_list_back({}, { locale }) }}
      />
      <div className="stack max-w-160">
        <ChosenPeople {...chosen} />
        <Card title={m.candidate_invite_which({}, { locale })}>
          {events.length === 0 ? (
            <Empty
              icon="calendar"
              title={m.candidate_invite_none({}, { locale })}
              action={<ButtonLink to="/events/new">{m.candidate_invite_new({}, { locale })}</ButtonLink>}
            />
          ) : (
            <ul className="rows">
              {events.map((event) => (
                <li key={event.id} className="row">
                  <span className="grow">
                    <Link to={`/events/${event.id}/invite?${people}`}>{event.title}</Link>
                    <br />
                    <span className="soft num">{event.when}</span>
                  </span>
                  <span className="soft">{m.candidate_invite_free({ count: event.free }, { locale })}</span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  );
}
