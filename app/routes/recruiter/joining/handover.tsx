import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { findCohort } from "~/features/company/cohort-queries.server.ts";
import { askFrom, readHandoverPage } from "~/features/joining/handover-page.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required } from "~/http/responses.ts";
import { todayIn } from "~/lib/dates.ts";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Table } from "~/ui/table.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.words.title}｜Enishi` : "Enishi" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const query = new URL(request.url).searchParams;
  const year = Number(query.get("class")) || undefined;
  const cohort = required(await findCohort(context.db, todayIn(zone, context.now()), year));
  return readHandoverPage(context.db, {
    ...{ ask: askFrom(query, cohort.year), joinsOn: cohort.joinsOn, zone },
    locale: localeOf(request, member.locale),
  });
}

/** Which product, what would be in the file, and the file; below, what was handed over before. */
export default function Handover() {
  const page = useLoaderData<typeof loader>();
  const { words, ask } = page;
  return (
    <>
      <PageHead
        title={words.title}
        subtitle={page.subtitle}
        lede={words.lede}
        back={{ to: `/joining?class=${ask.cohortYear}`, list: words.back }}
      />
      <div className="stack max-w-200">
        <p className="row">
          {page.layouts.map((layout) => (
            <Link
              key={layout.to}
              className="chip"
              to={layout.to}
              {...(layout.isCurrent ? { "aria-current": "page" as const } : {})}
            >
              {layout.label}
            </Link>
          ))}
        </p>
        <p>
          {page.count} {page.lacks}
        </p>
        {page.parts.length > 1 && (
          <p className="row">
            {page.parts.map((part) => (
              <Link
                key={part.to}
                className="chip"
                to={part.to}
                {...(part.isCurrent ? { "aria-current": "page" as const } : {})}
              >
                {part.label}
              </Link>
            ))}
          </p>
        )}
        <Card isFlush title={words.preview}>
          <Table name={words.preview}>
            <thead>
              <tr lang="ja">
                {page.headings.map((heading) => (
                  <th key={heading} scope="col">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {page.rows.map((row) => (
                <tr key={row.join("|")}>
                  {row.map((cell, at) => (
                    <td key={page.headings[at]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
        <p className="note">{page.note}</p>
        <Form method="post" action="/joining/handover/file" reloadDocument className="row">
          <input type="hidden" name="class" value={ask.cohortYear} />
          <input type="hidden" name="layout" value={ask.layout} />
          <input type="hidden" name="part" value={ask.part} />
          <input type="hidden" name="numbers" value={ask.hasNumbers ? "1" : ""} />
          <Button variant="go" icon="download" name="format" value="csv">
            {words.csv}
          </Button>
          <Button icon="download" name="format" value="xlsx">
            {words.xlsx}
          </Button>
          <Link to={page.numbersTo}>{page.numbers}</Link>
        </Form>
        <Card title={words.before}>
          {page.before.length === 0 ? (
            <p className="soft">{words.none}</p>
          ) : (
            <ul className="rows">
              {page.before.map(({ id, said }) => (
                <li key={id}>{said}</li>
              ))}
            </ul>
          )}
          <p className="note mt-3">{words.after}</p>
        </Card>
      </div>
    </>
  );
}
