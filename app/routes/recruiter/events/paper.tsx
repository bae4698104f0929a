import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listDaySessions } from "~/features/attendance/arrival-queries.server.ts";
import { sessionWords } from "~/features/attendance/desk-page.server.ts";
import { isPaper } from "~/features/attendance/paper.ts";
import { readPaper } from "~/features/attendance/paper-page.server.ts";
import { paperWord } from "~/features/attendance/paper-words.ts";
import {
  CodePaper,
  ReceptionPaper,
  TablePaper,
  TagPaper,
  TravelPaper,
} from "~/features/attendance/papers.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { notFound, required, requireId } from "~/http/responses.ts";
import { formatDayTime } from "~/lib/dates.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import { PaperSheet } from "~/ui/paper-sheet.tsx";

export const handle = { access: hiringTeam, frame: "paper" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${paperWord(page.paper, page.locale)} ${page.title}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  if (!isPaper(params.paper)) throw notFound();
  const { paper } = params;
  const sessions = await listDaySessions(context.db, requireId(params.id));
  const asked = new URL(request.url).searchParams.get("session");
  const session = required(asked ? sessions.find((each) => each.sessionId === asked) : sessions[0]);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  return {
    locale,
    paper,
    company: company.name,
    by: fullName(member, locale),
    asOf: formatDayTime(now, { locale, zone: session.zone }),
    ...sessionWords(session, locale),
    rates: session.travelRates,
    ...(await readPaper(context.db, { session, paper, locale }, { ...context, now })),
  };
}

export default function PaperPage() {
  const page = useLoaderData<typeof loader>();
  const locale = useLocale();
  return (
    <PaperSheet
      title={paperWord(page.paper, locale)}
      about={page.title}
      asOf={m.attendance_paper_as_of({ time: page.asOf }, { locale })}
      lead={`${page.day} ${page.time}${page.place ? ` ${page.place}` : ""} ${m.attendance_paper_people({ count: page.people.length }, { locale })}`}
      note={m.attendance_paper_shred({}, { locale })}
      by={page.by}
    >
      <Sheet />
    </PaperSheet>
  );
}

function Sheet() {
  const page = useLoaderData<typeof loader>();
  switch (page.paper) {
    case "reception":
      return <ReceptionPaper people={page.people} />;
    case "tags":
      return <TagPaper people={page.people} company={page.company} />;
    case "tables":
      return <TablePaper people={page.people} />;
    case "codes":
      return <CodePaper people={page.people} doorCode={page.doorCode} />;
    case "travel":
      return <TravelPaper people={page.people} rates={page.rates} />;
  }
}
