import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { readOwnReports, readReportForm, sendReport } from "~/features/reports/report-form.server.ts";
import { OwnReports, ReportForm } from "~/features/reports/report-form.tsx";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { HostFrame } from "~/ui/host-frame.tsx";
import { localeOfMatches } from "~/ui/locale.tsx";

export const handle = { access: hosts, frame: "host" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.report_title({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id, zone, familyName, givenName, ...member } = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const writer = { reporter: { memberId: id }, locale, zone, now: context.now() };
  const { searchParams } = new URL(request.url);
  const [form, own] = await Promise.all([
    readReportForm(context.db, writer, searchParams.get("session")),
    readOwnReports(context.db, writer),
  ]);
  const frame = { companyName: company.name, member: { familyName, givenName } };
  return { locale, frame, form, own, isSent: searchParams.has("sent") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { id, zone, ...member } = await requireMember(request, context, handle.access);
  const writer = {
    ...{ reporter: { memberId: id }, zone, now: context.now() },
    locale: localeOf(request, member.locale),
  };
  const sent = await sendReport(context.db, context.jobs, await request.formData(), writer);
  return sent.ok ? redirect(sent.to ?? "/host/report?sent=1", 303) : data(sent, 400);
}

export default function HostReport() {
  const { locale, frame, form, own, isSent } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <HostFrame {...frame}>
      <p className="crumb">
        <Link to="/host">{m.host_back_home({}, { locale })}</Link>
      </p>
      <ReportForm form={form} typed={typed} isSent={isSent} />
      <OwnReports reports={own} />
    </HostFrame>
  );
}
