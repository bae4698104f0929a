import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { CallsCard, QuestionsCard } from "~/features/families/desk-cards.tsx";
import { familyOverview } from "~/features/families/family-overview.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Table } from "~/ui/table.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${m.ui_nav_families({}, page)}｜Enishi` }] : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const sent = new URL(request.url).searchParams.get("sent");
  const overview = await familyOverview(context.db, { locale, now: context.now() });
  return { locale, sent: sent && /^\d+$/.test(sent) ? Number(sent) : null, ...overview };
}

export default function FamiliesPage() {
  const page = useLoaderData<typeof loader>();
  const { locale } = page;
  return (
    <>
      <PageHead
        title={m.ui_nav_families({}, { locale })}
        lede={m.families_lede({}, { locale })}
        actions={
          <>
            <ButtonLink to="/families/leaflet" icon="document">
              {m.families_leaflet({}, { locale })}
            </ButtonLink>
            <ButtonLink to="/families/news" icon="mail">
              {m.families_news({}, { locale })}
            </ButtonLink>
            <ButtonLink to="/families/calls/new" icon="phone" variant="go">
              {m.families_call_note({}, { locale })}
            </ButtonLink>
          </>
        }
      />
      {page.sent !== null && (
        <div className="mb-4">
          <Banner tone="matsu">{m.families_news_sent({ count: page.sent }, { locale })}</Banner>
        </div>
      )}
      <div className="cols wider">
        <div className="stack">
          <QuestionsCard questions={page.questions} />
          <Card
            title={m.families_open_title({}, { locale })}
            end={m.families_open_count({ count: page.people.length }, { locale })}
            isFlush
          >
            {page.people.length === 0 ? (
              <p className="pad soft">{m.families_open_none({}, { locale })}</p>
            ) : (
              <OpenTable />
            )}
          </Card>
        </div>
        <aside className="stack tight" aria-label={m.families_aside({}, { locale })}>
          <CallsCard calls={page.calls} />
          <Card title={m.families_briefings({}, { locale })}>
            {page.briefings.length === 0 && (
              <p className="soft">{m.families_briefings_none({}, { locale })}</p>
            )}
            <ul className="rows">
              {page.briefings.map((briefing) => (
                <li key={briefing.id}>
                  <Link to={`/families/briefings/${briefing.id}`}>{briefing.title}</Link>
                  <span className="block soft num">{briefing.when}</span>
                  <span className="block soft num">{briefing.numbers}</span>
                </li>
              ))}
            </ul>
            <p className="mt-3">
              <Link to="/events/new">{m.families_briefing_new({}, { locale })}</Link>
            </p>
          </Card>
          <Card title={m.families_asks({}, { locale })}>
            <p className="soft sm">{m.families_asks_text({}, { locale })}</p>
            <ul className="rows">
              {page.asks.map((ask) => (
                <li key={ask.id}>
                  <Link to={`/candidates/${ask.candidateId}`}>{ask.name}</Link>{" "}
                  <span className="soft num">{ask.on}</span>
                  <span className="block soft">{ask.answer}</span>
                </li>
              ))}
            </ul>
          </Card>
        </aside>
      </div>
    </>
  );
}

function OpenTable() {
  const { locale, people } = useLoaderData<typeof loader>();
  return (
    <Table name={m.families_open_title({}, { locale })} className="people bare">
      <thead>
        <tr>
          <th scope="col">{m.families_col_candidate({}, { locale })}</th>
          <th scope="col">{m.families_col_relative({}, { locale })}</th>
          <th scope="col">{m.families_col_topics({}, { locale })}</th>
          <th scope="col">{m.families_col_channels({}, { locale })}</th>
          <th scope="col">{m.families_col_until({}, { locale })}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <td>
              <Link to={`/candidates/${person.candidateId}`}>{person.candidate}</Link>
            </td>
            <td>{person.name}</td>
            <td className="second">{person.topics}</td>
            <td className="third">{person.channels}</td>
            <td className="nowrap num third">{person.until}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
