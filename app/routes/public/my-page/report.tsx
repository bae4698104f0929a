import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import { myPageMeta } from "~/features/my-page/my-page-meta.ts";
import { readOwnReports, readReportForm, sendReport } from "~/features/reports/report-form.server.ts";
import { OwnReports, ReportForm } from "~/features/reports/report-form.tsx";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, (locale) => m.report_title({}, { locale }));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, locale, zone, frame } = await requireMyPage(request, context, params.token);
  const writer = { reporter: { candidateId }, locale, zone, now: context.now() };
  const { searchParams } = new URL(request.url);
  const [form, own] = await Promise.all([
    readReportForm(context.db, writer, searchParams.get("session")),
    readOwnReports(context.db, writer),
  ]);
  return { locale, frame, form, own, isSent: searchParams.has("sent") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, locale, zone, frame } = await requireMyPage(request, context, params.token);
  const writer = { reporter: { candidateId }, locale, zone, now: context.now() };
  const sent = await sendReport(context.db, context.jobs, await request.formData(), writer);
  if (!sent.ok) return data(sent, 400);
  return redirect(sent.to ?? `${frame.base}/report?sent=1${frame.query.replace("?", "&")}`, 303);
}

export default function MyReport() {
  const { frame, form, own, isSent } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <MyPageFrame frame={frame} isInside>
      <ReportForm form={form} typed={typed} isSent={isSent} />
      <OwnReports reports={own} />
    </MyPageFrame>
  );
}
