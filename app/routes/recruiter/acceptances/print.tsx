import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findAcceptancePicture } from "~/features/acceptances/acceptance-picture.server.ts";
import { listMovements } from "~/features/acceptances/acceptance-queries.server.ts";
import { summariseAcceptances } from "~/features/acceptances/acceptance-words.ts";
import { Movements } from "~/features/acceptances/movements.tsx";
import { StateTable } from "~/features/acceptances/state-table.tsx";
import { listCallEntries } from "~/features/calls/call-entries.server.ts";
import type { CallEntry } from "~/features/calls/call-list.tsx";
import { hiringReaders, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { notFound } from "~/http/responses.ts";
import { addDays, formatDay, formatDayTime, startOfDay, todayIn } from "~/lib/dates.ts";
import { fullName, kanaName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import { PaperSheet } from "~/ui/paper-sheet.tsx";

export const handle = { access: hiringReaders, frame: "paper" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? "Enishi" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const { zone } = company;
  const now = context.now();
  const today = todayIn(zone, now);
  const year = Number(new URL(request.url).searchParams.get("class")) || undefined;
  const picture = await findAcceptancePicture(context.db, today, year);
  if (!picture) throw notFound();
  const filter = { cohortYear: picture.cohort.year, today, zone, now };
  const reader = { locale, company: company.name, caller: member.familyName };
  const [movements, calls] = await Promise.all([
    listMovements(context.db, picture.cohort.year, startOfDay(addDays(today, -1), zone)),
    listCallEntries(context.db, filter, reader),
  ]);
  return {
    title: `${m.acceptance_title({}, { locale })}｜Enishi`,
    company: company.name,
    picture,
    movements,
    calls,
    zone,
    lede: summariseAcceptances(picture.total, picture.replyDates, locale),
    asOf: m.acceptance_as_of({ time: formatDayTime(now, { locale, zone }) }, { locale }),
    lastSeason: formatDay(picture.days.lastSeason, { locale }),
    printedBy: m.acceptance_print_by({ name: fullName(member, locale) }, { locale }),
  };
}

export default function AcceptancesOnPaper() {
  const { picture, ...page } = useLoaderData<typeof loader>();
  const locale = useLocale();
  const { cohort, rows, total, days } = picture;
  const count = (reason: CallEntry["reason"]) => page.calls.filter((call) => call.reason === reason).length;
  return (
    <PaperSheet
      title={m.acceptance_title({}, { locale })}
      about={`${m.acceptance_class({ year: cohort.year }, { locale })}・${page.company}`}
      asOf={page.asOf}
      lead={page.lede}
      note={m.acceptance_print_shred({}, { locale })}
      by={page.printedBy}
    >
      <StateTable rows={rows} sum={total} days={days} year={cohort.year} locale={locale} isPaper />
      <p className="nt">
        {m.acceptance_sum_note(
          { ...total, declined: total.declinedBefore + total.declinedAfter },
          { locale },
        )}
        {total.heldLastSeason !== undefined && m.acceptance_season_note({ day: page.lastSeason }, { locale })}
      </p>
      <h2>{m.acceptance_moves_title({}, { locale })}</h2>
      <Movements movements={page.movements} zone={page.zone} />
      <h2>
        {m.acceptance_print_calls(
          { count: page.calls.length, reply: count("reply"), silence: count("silence") },
          { locale },
        )}
      </h2>
      <CallTable calls={page.calls} />
    </PaperSheet>
  );
}

function CallTable({ calls }: { calls: readonly CallEntry[] }) {
  const locale = useLocale();
  const boxes = [m.call_reached, m.call_voicemail, m.call_call_back]
    .map((say) => `□${say({}, { locale })}`)
    .join("　");
  if (calls.length === 0) return <p>{m.call_none_text({}, { locale })}</p>;
  return (
    <table className="call">
      <thead>
        <tr>
          <th scope="col">{m.call_col_name({}, { locale })}</th>
          <th scope="col">{m.call_col_kana({}, { locale })}</th>
          <th scope="col">{m.acceptance_col_unit({}, { locale })}</th>
          <th scope="col">{m.call_col_reason({}, { locale })}</th>
          <th scope="col">{m.call_col_phone({}, { locale })}</th>
          <th scope="col">{m.call_col_result({}, { locale })}</th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <tr key={call.candidateId}>
            <th scope="row">{fullName(call, locale)}</th>
            <td>{kanaName(call)}</td>
            <td>{call.unitName}</td>
            <td>{call.why}</td>
            <td>{call.phone}</td>
            <td>{boxes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
