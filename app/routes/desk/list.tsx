import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { DoorPage, doorTitle } from "~/features/accounts/door-page.tsx";
import { listReports } from "~/features/reports/report-queries.server.ts";
import { showReport } from "~/features/reports/report-view.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";

export const handle = { access: { roles: ["desk"] }, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.account_desk_title({}, { locale }), locale);
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const reports = await listReports(context.db, member);
  return {
    ...{ locale, companyName: company.name, contact: company.deskContact, name: fullName(member, locale) },
    reports: reports.map((report) => showReport(report, { locale, zone: member.zone })),
  };
}

export default function Desk() {
  const { companyName, contact, name, reports } = useLoaderData<typeof loader>();
  const locale = useLocale();
  return (
    <DoorPage
      title={m.account_desk_title({}, { locale })}
      lede={m.account_desk_lede({ name }, { locale })}
      companyName={companyName}
    >
      <h2>{m.report_list({}, { locale })}</h2>
      {reports.length === 0 && <p className="soft mb-4">{m.report_none({}, { locale })}</p>}
      <ul className="rows mb-6">
        {reports.map((report) => (
          <li key={report.id}>
            <a href={`/desk/reports/${report.id}`}>{report.from}</a>
            <span className="block soft">
              {[report.stateWord, report.day, report.meeting].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      <p className="mb-4">
        {contact ? m.account_desk_how({ contact }, { locale }) : m.account_desk_how_none({}, { locale })}
      </p>
      <p className="mb-6">{m.account_desk_apart({}, { locale })}</p>
      <p className="mb-6">
        <a className="btn big" href="/questions">
          {m.question_title({}, { locale })}
        </a>
      </p>
      <Form method="post" action="/sign-out" reloadDocument>
        <Button>{m.ui_sign_out({}, { locale })}</Button>
      </Form>
    </DoorPage>
  );
}
