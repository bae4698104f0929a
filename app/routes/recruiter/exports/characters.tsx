import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { queryOfFilter, sortFromQuery } from "~/features/candidates/candidate-filter.ts";
import { openFilter } from "~/features/candidates/open-filter.server.ts";
import { exportCp932 } from "~/features/exports/export-candidates.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Table } from "~/ui/table.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.export_lacking_title({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

const shownLines = 100;

/** Before a CP932 file is handed out: which characters it can't hold, and in which rows. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const query = new URL(request.url).searchParams;
  const { filter, clock, zone } = await openFilter(context.db, {
    query,
    memberId: member.id,
    now: context.now(),
  });
  const sort = sortFromQuery(query);
  const ask = { filter, sort, clock, zone, locale: localeOf(request, member.locale) };
  const { lacking } = await exportCp932(context.db, ask);
  const address = queryOfFilter(filter, sort).toString();
  if (lacking.length === 0) throw redirect(`/candidates/export?${address}&format=cp932`);
  const cells = new Map<string, { row: number; heading: string; characters: string[] }>();
  for (const { row, heading, character } of lacking) {
    const cell = cells.get(`${row} ${heading}`) ?? { row: row + 1, heading, characters: [] };
    if (!cell.characters.includes(character)) cell.characters.push(character);
    cells.set(`${row} ${heading}`, cell);
  }
  return { address, total: cells.size, cells: [...cells.values()].slice(0, shownLines) };
}

export default function LackingCharacters() {
  const { address, total, cells } = useLoaderData<typeof loader>();
  const locale = useLocale();
  const count = formatNumber(total, locale);
  return (
    <>
      <PageHead
        title={m.export_lacking_title({}, { locale })}
        lede={m.export_lacking_text({}, { locale })}
        back={{ to: `/candidates?${address}`, list: m.candidate_list({}, { locale }) }}
      />
      <div className="mb-4 flex flex-wrap gap-2">
        <a className="btn go" href={`/candidates/export?${address}&format=csv`}>
          {m.export_as_utf8({}, { locale })}
        </a>
        <a className="btn" href={`/candidates/export?${address}&format=cp932&as=geta`}>
          {m.export_with_geta({}, { locale })}
        </a>
      </div>
      <Card isFlush title={m.export_lacking_cells({ count }, { locale })}>
        <Table name={m.export_lacking_title({}, { locale })}>
          <thead>
            <tr>
              <th scope="col" className="n">
                {m.export_lacking_row({}, { locale })}
              </th>
              <th scope="col">{m.export_lacking_column({}, { locale })}</th>
              <th scope="col">{m.export_lacking_characters({}, { locale })}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map(({ row, heading, characters }) => (
              <tr key={`${row} ${heading}`}>
                <td className="n num">{row}</td>
                <td>{heading}</td>
                <td>
                  <b>{characters.join(" ")}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
        {total > cells.length && (
          <p className="foot px-4">{m.export_lacking_more({ shown: cells.length }, { locale })}</p>
        )}
      </Card>
    </>
  );
}
