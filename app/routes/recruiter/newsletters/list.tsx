import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { issueLine } from "~/features/newsletters/issue-page.server.ts";
import { countSubscribers, listIssues } from "~/features/newsletters/issue-queries.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { Badge } from "~/ui/badge.tsx";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Empty } from "~/ui/empty.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.words.title ?? ""}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const reader = { locale, zone: member.zone };
  const count = formatNumber(await countSubscribers(context.db), locale);
  return {
    issues: (await listIssues(context.db, context.now())).map((issue) => issueLine(issue, reader)),
    words: {
      title: m.news_title({}, { locale }),
      lede: m.news_lede({ count }, { locale }),
      none: m.news_none({}, { locale }),
      write: m.news_new({}, { locale }),
      back: m.letter_page_title({}, { locale }),
    },
  };
}

/** The issues of the newsletter, and how many have asked for it. */
export default function Newsletter() {
  const { issues, words } = useLoaderData<typeof loader>();
  const write = <ButtonLink to="/letters/newsletter/new">{words.write}</ButtonLink>;
  return (
    <>
      <PageHead
        title={words.title}
        lede={words.lede}
        back={{ to: "/letters", list: words.back }}
        actions={issues.length > 0 && write}
      />
      <Card as="div">
        {issues.length === 0 ? (
          <Empty icon="mail" title={words.none} action={write} />
        ) : (
          <ul className="rows issues">
            {issues.map(({ id, title, subject, state, badge: { word, ...look } }) => (
              <li key={id}>
                <Link to={`/letters/newsletter/${id}`}>{title}</Link>
                <Badge {...look}>{word}</Badge>
                <span>
                  {subject}
                  <span className="block sm soft">{state}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}
