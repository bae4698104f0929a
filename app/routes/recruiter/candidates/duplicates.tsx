import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type LikelyPair, listLikelyPairs } from "~/features/candidates/candidate-duplicates.server.ts";
import { currentYear } from "~/features/candidates/candidate-queries.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Empty } from "~/ui/empty.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Table } from "~/ui/table.tsx";
import { Who } from "~/ui/who.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.candidate_duplicates({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireMember(request, context, handle.access);
  const asked = Number(new URL(request.url).searchParams.get("year"));
  const year = asked > 2000 ? asked : await currentYear(context.db);
  return { year, pairs: year === null ? [] : await listLikelyPairs(context.db, { year }) };
}

export default function Duplicates() {
  const { pairs, year } = useLoaderData<typeof loader>();
  const locale = useLocale();
  const title = m.candidate_duplicates({}, { locale });
  const why: Record<LikelyPair["same"][number], string> = {
    email: m.candidate_email({}, { locale }),
    phone: m.candidate_phone({}, { locale }),
    kana: m.candidate_kana({}, { locale }),
    name: m.candidate_name({}, { locale }),
  };
  return (
    <>
      <PageHead
        title={title}
        subtitle={year !== null && m.candidate_class({ year }, { locale })}
        lede={m.candidate_duplicates_lede({}, { locale })}
        back={{ to: "/candidates", list: m.candidate_list_back({}, { locale }) }}
      />
      <Card isFlush as="div">
        {pairs.length === 0 ? (
          <Empty title={m.candidate_duplicates_none({}, { locale })} />
        ) : (
          <Table name={title} className="people bare">
            <thead>
              <tr>
                <th scope="col">{m.candidate_duplicates_one({}, { locale })}</th>
                <th scope="col">{m.candidate_duplicates_other({}, { locale })}</th>
                <th scope="col">{m.candidate_duplicates_same({}, { locale })}</th>
                <th scope="col">
                  <span className="sr">{m.candidate_merge_look({}, { locale })}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {pairs.map((pair) => (
                <tr key={`${pair.a.id} ${pair.b.id}`}>
                  <td>
                    <Who person={pair.a} />
                    <span className="block soft">{pair.a.email}</span>
                  </td>
                  <td>
                    <Who person={pair.b} />
                    <span className="block soft">{pair.b.email}</span>
                  </td>
                  <td className="second">
                    {pair.same.map((each) => why[each]).join(locale === "ja" ? "・" : ", ")}
                  </td>
                  <td className="third">
                    <ButtonLink size="small" to={`/candidates/merge?a=${pair.a.id}&b=${pair.b.id}`}>
                      {m.candidate_merge_look({}, { locale })}
                    </ButtonLink>
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Card>
    </>
  );
}
