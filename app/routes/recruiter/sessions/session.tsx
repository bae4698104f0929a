import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { WaitingCard } from "~/features/events/event-aside.tsx";
import { EventSummary } from "~/features/events/event-summary.tsx";
import { FreshAnswers } from "~/features/events/fresh-answers.tsx";
import { ReorderLine, SessionActions } from "~/features/events/session-aside.tsx";
import { SessionBadge } from "~/features/events/session-badge.tsx";
import { readSessionPage } from "~/features/events/session-page.server.ts";
import { ElsewherePeople, SessionPeople } from "~/features/events/session-people.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { ButtonLink } from "~/ui/button.tsx";
import { DateLeaf } from "~/ui/date-leaf.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [
        {
          title: m.event_page_title(
            { title: m.session_title({ title: page.title, when: page.line.when }, page) },
            page,
          ),
        },
      ]
    : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const asked = { eventId: params.id ?? "", sessionId: params.session ?? "", now: context.now() };
  const page = await readSessionPage(context.db, asked, { locale, zone: member.zone });
  if (!page) throw new Response(null, { status: 404 });
  const release = Number(query.get("release")) || 0;
  const told = Number(query.get("told")) || 0;
  return {
    ...page,
    locale,
    notice: told > 0 ? m.event_changed_told({ count: told }, { locale }) : "",
    seatsError:
      release > 0
        ? m.event_seats_given(
            { count: page.line.seats > 0 ? page.line.going + page.line.offered : 0 },
            { locale },
          )
        : undefined,
    lineError: query.has("why") ? m.session_line_reason_needed({}, { locale }) : undefined,
  };
}

export default function SessionPage() {
  const page = useLoaderData<typeof loader>();
  const { event, locale, line, title, isAhead } = page;
  const base = `/events/${event.id}/sessions/${line.id}`;
  return (
    <>
      <PageHead
        title={line.label || title}
        subtitle={line.label ? title : undefined}
        lead={<DateLeaf leaf={page.leaf} />}
        lede={
          <>
            <p>
              {[...page.facts, line.hosts].filter(Boolean).join({ ja: "・", en: " · ", ko: " · " }[locale])}
            </p>
            <p className="badges">
              <SessionBadge standing={line.standing} />
            </p>
          </>
        }
        back={{ to: `/events/${event.id}`, list: title }}
        actions={
          isAhead && (
            <ButtonLink to={`${base}/move`} icon="calendar">
              {m.session_edit({}, { locale })}
            </ButtonLink>
          )
        }
      />
      {page.notice && (
        <div className="mb-4">
          <Banner>{page.notice}</Banner>
        </div>
      )}
      {page.mergedInto && (
        <div className="mb-4">
          <Banner>{m.session_merged_into({ when: page.mergedInto }, { locale })}</Banner>
        </div>
      )}
      <EventSummary summary={page.summary} />
      <div className="cols wider">
        <div className="stack">
          <SessionPeople eventId={event.id} people={page.going} canChange={isAhead} />
          <ElsewherePeople eventId={event.id} people={page.elsewhere} />
          <div className="foot">
            <FreshAnswers eventId={event.id} version={page.version} at={page.at} />
          </div>
        </div>
        <aside className="stack" aria-label={m.event_details({}, { locale })}>
          <WaitingCard
            seatsAt={`${base}/change`}
            line={page.waiting}
            seats={line.seats}
            canChange={isAhead}
            seatsError={page.seatsError}
            words={page.waitingWords}
          >
            {isAhead && <ReorderLine base={base} line={page.waiting} error={page.lineError} />}
          </WaitingCard>
          {isAhead && (
            <SessionActions
              base={base}
              standing={line.standing}
              isOnlyOne={page.others.length === 0}
              hasOthers={page.others.length > 0}
            />
          )}
        </aside>
      </div>
    </>
  );
}
