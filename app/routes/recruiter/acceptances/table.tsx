import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { findAcceptancePicture } from "~/features/acceptances/acceptance-picture.server.ts";
import { listMovements } from "~/features/acceptances/acceptance-queries.server.ts";
import { sayAcceptances, summariseAcceptances } from "~/features/acceptances/acceptance-words.ts";
import { ClassPicker } from "~/features/acceptances/class-picker.tsx";
import { DueDates } from "~/features/acceptances/due-dates.tsx";
import { AcceptanceGoal, SumNote } from "~/features/acceptances/goal.tsx";
import { Movements } from "~/features/acceptances/movements.tsx";
import { NobodyYet } from "~/features/acceptances/nobody-yet.tsx";
import { StateTable } from "~/features/acceptances/state-table.tsx";
import { answerCall } from "~/features/calls/answer-call.server.ts";
import { CallAside } from "~/features/calls/call-aside.tsx";
import { findCallNoted, listCallEntries } from "~/features/calls/call-entries.server.ts";
import { hasOwnPeople } from "~/features/calls/call-queries.server.ts";
import { useNotedToast } from "~/features/calls/noted-toast.ts";
import { hiringReaders, hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { addDays, formatDayTime, startOfDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SayStrip } from "~/ui/say-strip.tsx";

export const handle = { access: hiringReaders, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? "Enishi" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const now = context.now();
  const today = todayIn(company.zone, now);
  const picture = await findAcceptancePicture(context.db, today, Number(query.get("class")) || undefined);
  const title = `${m.acceptance_title({}, { locale })}｜Enishi`;
  if (!picture || picture.total.offered === 0)
    return { title, picture: undefined, years: picture?.years ?? [] };

  const { cohort, total } = picture;
  const isWeek = query.get("since") === "week";
  const since = startOfDay(isWeek ? picture.days.lastMonday : addDays(today, -1), company.zone);
  const isMine = query.get("who")
    ? query.get("who") === "mine"
    : await hasOwnPeople(context.db, cohort.year, member.id);
  const filter = {
    cohortYear: cohort.year,
    today,
    zone: company.zone,
    now,
    ...(isMine ? { memberId: member.id } : {}),
  };
  const reader = { locale, zone: company.zone, company: company.name, caller: member.familyName };
  const [movements, calls, noted] = await Promise.all([
    listMovements(context.db, cohort.year, since),
    listCallEntries(context.db, filter, reader),
    findCallNoted(context.db, query.get("noted") ?? "", member.id, reader),
  ]);
  return {
    title,
    picture,
    years: picture.years,
    lede: summariseAcceptances(total, picture.replyDates, locale),
    say: sayAcceptances(total, picture.replyDates, locale),
    time: formatDayTime(now, { locale, zone: company.zone }),
    zone: company.zone,
    isWeek,
    isMine,
    movements,
    calls,
    noted,
    notedId: query.get("noted"),
    canCall: hiringTeam.roles.some((role) => role === member.role),
    isAdministrator: member.role === "administrator",
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, hiringTeam);
  const { zone } = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const answered = await answerCall(context.db, {
    form: await request.formData(),
    memberId: member.id,
    zone,
    locale,
    now: context.now(),
  });
  if (!answered.ok) return data(answered.problem, 400);
  const here = new URL(request.url);
  for (const word of ["noted", "call"]) here.searchParams.delete(word);
  if (answered.callId) here.searchParams.set("noted", answered.callId);
  return redirect(here.pathname + here.search);
}

export default function Acceptances() {
  const page = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>();
  const locale = useLocale();
  const here = useHere();
  useNotedToast(page.picture ? page.notedId : null, page.picture ? page.noted : undefined);
  if (!page.picture) return <NobodyYet />;
  const { cohort, total, rows, days, replyDates, today, several } = page.picture;
  return (
    <>
      <PageHead
        title={m.acceptance_title({}, { locale })}
        subtitle={m.acceptance_class({ year: cohort.year }, { locale })}
        lede={page.lede}
        actions={<ClassPicker year={cohort.year} years={page.years} time={page.time} />}
      />
      <SayStrip text={page.say} copyLabel={m.acceptance_copy({}, { locale })}>
        <ButtonLink to={`/acceptances/print?class=${cohort.year}`} icon="printer">
          {m.acceptance_print({}, { locale })}
        </ButtonLink>
        <ButtonLink to={`/acceptances.xlsx?class=${cohort.year}`} icon="download" reloadDocument>
          {m.acceptance_excel({}, { locale })}
        </ButtonLink>
        <ButtonLink to="/fairness" icon="shield">
          {m.fairness_title({}, { locale })}
        </ButtonLink>
      </SayStrip>
      <div className="cols wide beside">
        <div className="stack">
          <Card label={m.acceptance_gap_section({}, { locale })} isFlush>
            <AcceptanceGoal sum={total} />
            <StateTable rows={rows} sum={total} days={days} year={cohort.year} locale={locale} />
          </Card>
          <SumNote
            sum={total}
            several={several}
            formalOn={cohort.formalOn}
            year={cohort.year}
            canEdit={page.isAdministrator}
          />
          <Card
            title={m.acceptance_due_title({}, { locale })}
            end={m.acceptance_due_people({ count: total.considering }, { locale })}
          >
            <DueDates dates={replyDates} today={today} year={cohort.year} />
          </Card>
          <Card
            as="section"
            title={
              page.isWeek
                ? m.acceptance_moves_week_title({}, { locale })
                : m.acceptance_moves_title({}, { locale })
            }
            end={
              <Link to={here({ since: page.isWeek ? "" : "week" })} preventScrollReset>
                {page.isWeek
                  ? m.acceptance_moves_day({}, { locale })
                  : m.acceptance_moves_week({}, { locale })}
              </Link>
            }
          >
            <Movements movements={page.movements} zone={page.zone} />
          </Card>
        </div>
        <CallAside
          calls={page.calls}
          isMine={page.isMine}
          canCall={page.canCall}
          here={here}
          problem={problem}
        />
      </div>
    </>
  );
}

/** The address of this page with some parameters changed; an empty value takes one out. */
function useHere() {
  const { pathname, search } = useLocation();
  return (change: Record<string, string>) => {
    const query = new URLSearchParams(search);
    query.delete("noted");
    for (const [name, value] of Object.entries(change)) value ? query.set(name, value) : query.delete(name);
    return `${pathname}?${query}`;
  };
}
