import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useRef, useState } from "react";
import { answerCall } from "~/features/calls/answer-call.server.ts";
import { findCallNoted } from "~/features/calls/call-entries.server.ts";
import { findOpenCall } from "~/features/calls/find-call.server.ts";
import { useNotedToast } from "~/features/calls/noted-toast.ts";
import { HelpDialog, KeyLine } from "~/features/today/help-dialog.tsx";
import { LaterDialog } from "~/features/today/later-dialog.tsx";
import { listToday } from "~/features/today/list-today.server.ts";
import { TodayAside } from "~/features/today/today-aside.tsx";
import { TodayEmpty } from "~/features/today/today-empty.tsx";
import { readToday, todayAsk } from "~/features/today/today-page.server.ts";
import { useTodayTools } from "~/features/today/use-today-tools.ts";
import { WorkList } from "~/features/today/work-list.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { seenOnce } from "~/http/seen-once.server.ts";
import { formatDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? "Enishi" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const { zone } = company;
  const now = context.now();
  const ask = todayAsk(query, { memberId: member.id, hasPeople: member.hasPeople, locale, zone, now });
  // The frame counts the same rows, unless the address says whose.
  const list = () => listToday(context.db, ask);
  const [page, call, noted] = await Promise.all([
    readToday(context.db, ask, query.has("who") ? list() : seenOnce(request, context, "today", list)),
    findOpenCall(
      context.db,
      query.get("call"),
      { company: company.name, caller: member.familyName },
      ask.today,
    ),
    findCallNoted(context.db, query.get("noted") ?? "", member.id, { locale, zone }),
  ]);
  return {
    ...page,
    title: `${m.today_title({}, { locale })}｜Enishi`,
    day: formatDay(now, { locale, zone }),
    now,
    isMine: ask.isMine,
    call,
    openKey: query.get("row"),
    noted,
    notedId: query.get("noted"),
  };
}

/** A call noted in a row, or taken back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  const now = context.now();
  const answered = await answerCall(context.db, { form, memberId: member.id, zone, locale, now });
  if (!answered.ok) return data(answered.problem, 400);
  const here = new URL(request.url);
  for (const word of ["noted", "call", "row"]) here.searchParams.delete(word);
  if (answered.callId) here.searchParams.set("noted", answered.callId);
  return redirect(here.pathname + here.search);
}

export default function Today() {
  const page = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const locale = useLocale();
  const box = useRef<HTMLDivElement>(null);
  const [hasHelp, setHelp] = useState(false);
  const { tools, later, here } = useTodayTools(box, page, () => setHelp(true));
  useNotedToast(page.notedId, page.noted);
  const lists = {
    firstKey: (page.waiting[0] ?? page.week[0])?.key,
    now: new Date(page.now),
    tools,
    openKey: page.openKey,
    call: page.call,
    problem,
  };
  const whose = [
    { isOn: page.isMine, to: here({ who: "mine" }), label: m.today_mine({}, { locale }) },
    { isOn: !page.isMine, to: here({ who: "all" }), label: m.today_all({}, { locale }) },
  ];
  return (
    <>
      <PageHead
        title={m.today_title({}, { locale })}
        subtitle={page.day}
        lede={page.lede}
        actions={
          <nav className="row" aria-label={m.today_whose({}, { locale })}>
            {whose.map(({ isOn, to, label }) => (
              <Link key={to} className="chip" to={to} {...(isOn ? { "aria-current": "true" as const } : {})}>
                {label}
              </Link>
            ))}
          </nav>
        }
      />
      <div className="cols">
        <div className="stack today" ref={box}>
          <WorkList
            {...lists}
            title={m.today_waiting({}, { locale })}
            order={m.today_waiting_order({}, { locale })}
            rows={page.waiting}
            count={page.counts.waiting.count}
          />
          <WorkList
            {...lists}
            title={m.today_week({}, { locale })}
            order={m.today_week_order({}, { locale })}
            rows={page.week}
            count={page.counts.week.count}
          />
          {page.isEmpty ? (
            <TodayEmpty
              isMine={page.isMine}
              doneCount={page.aside.past.length}
              nextDay={page.nextDay}
              toAll={here({ who: "all" })}
            />
          ) : (
            <KeyLine onHelp={() => setHelp(true)} />
          )}
          {(page.counts.waiting.hasMore || page.counts.week.hasMore) && (
            <p className="note">{m.today_more_unknown({}, { locale })}</p>
          )}
        </div>
        <TodayAside {...page.aside} />
      </div>
      <LaterDialog {...later} />
      <HelpDialog isOpen={hasHelp} onClose={() => setHelp(false)} />
    </>
  );
}
