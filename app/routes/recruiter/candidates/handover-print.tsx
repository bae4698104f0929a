import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listRecruiters } from "~/features/candidates/candidate-queries.server.ts";
import { readHandover } from "~/features/candidates/handover-summary.server.ts";
import { openFilter } from "~/features/candidates/open-filter.server.ts";
import { personOf } from "~/features/candidates/person-of.ts";
import { offerStateWord } from "~/features/offers/offer-words.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { notFound } from "~/http/responses.ts";
import { formatDayTime } from "~/lib/dates.ts";
import { fullName, kanaName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PaperSheet } from "~/ui/paper-sheet.tsx";

export const handle = { access: hiringTeam, frame: "paper" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.candidate_handover({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  query.set("who", "all");
  const opened = await openFilter(context.db, { query, memberId: member.id, now: context.now() });
  const recruiters = (await listRecruiters(context.db)).map(personOf);
  const from = recruiters.find((each) => each.id === query.get("from"));
  if (!from) throw notFound();
  return {
    locale,
    company: company.name,
    from,
    to: recruiters.find((each) => each.id === query.get("to")) ?? null,
    rows: await readHandover(context.db, { ...opened, fromId: from.id, locale }),
    asOf: formatDayTime(context.now(), { locale, zone: company.zone }),
    by: fullName(member, locale),
  };
}

/** One sheet to take along to the talk with the successor. */
export default function HandoverOnPaper() {
  const page = useLoaderData<typeof loader>();
  const locale = useLocale();
  const lead = page.to
    ? m.candidate_handover_lead(
        { from: fullName(page.from, locale), to: fullName(page.to, locale), count: page.rows.length },
        { locale },
      )
    : m.candidate_handover_lead_from(
        { from: fullName(page.from, locale), count: page.rows.length },
        { locale },
      );
  return (
    <PaperSheet
      title={m.candidate_handover({}, { locale })}
      about={page.company}
      asOf={m.candidate_handover_as_of({ time: page.asOf }, { locale })}
      lead={lead}
      note={m.candidate_handover_shred({}, { locale })}
      by={page.by}
    >
      <table className="call">
        <thead>
          <tr>
            <th scope="col">{m.candidate_column_name_plain({}, { locale })}</th>
            <th scope="col">{m.candidate_column_state({}, { locale })}</th>
            <th scope="col">{m.candidate_column_reply({}, { locale })}</th>
            <th scope="col">{m.candidate_column_contact({}, { locale })}</th>
            <th scope="col">{m.candidate_column_next({}, { locale })}</th>
            <th scope="col">{m.candidate_handover_word({}, { locale })}</th>
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {fullName(row, locale)}
                <br />
                <span className="font-normal">{[kanaName(row), row.phone].filter(Boolean).join(" ")}</span>
              </th>
              <td>
                {row.state && offerStateWord(row.state, locale, row.isExtended)}
                <br />
                {row.unit}
              </td>
              <td>{row.replyOn}</td>
              <td>{row.lastContact}</td>
              <td className="whitespace-normal">{row.next}</td>
              <td className="min-w-52 whitespace-normal">{row.lastWord}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </PaperSheet>
  );
}
