import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findInvitationPage } from "~/features/events/answer-queries.server.ts";
import { readReportForm, sendReport } from "~/features/reports/report-form.server.ts";
import { ReportForm } from "~/features/reports/report-form.tsx";
import type { RouteHandle } from "~/http/access.ts";
import type { AppContext } from "~/http/context.ts";
import { localeOf } from "~/http/locale.ts";
import { privatePageHeaders, requireLink } from "~/http/require-link.server.ts";
import { required } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${m.report_title({}, page)}｜${page.companyName}` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { page, writer } = await invitationOf(request, context, params.token);
  const { searchParams } = new URL(request.url);
  return {
    ...{ locale: writer.locale, companyName: page.companyName, isSent: searchParams.has("sent") },
    form: await readReportForm(context.db, writer, page.sessionId),
    back: `/a/${encodeURIComponent(params.token ?? "")}`,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { writer } = await invitationOf(request, context, params.token);
  const sent = await sendReport(context.db, context.jobs, await request.formData(), writer);
  if (!sent.ok) return data(sent, 400);
  return redirect(sent.to ?? `${new URL(request.url).pathname}?sent=1&lang=${writer.locale}`, 303);
}

async function invitationOf(request: Request, context: AppContext, token: string | undefined) {
  const link = await requireLink(request, context, token, "invitation");
  const page = required(await findInvitationPage(context.db, link.invitationId ?? ""));
  const { candidateId } = link;
  const locale = localeOf(request, page.candidate.locale);
  return {
    page,
    writer: { reporter: { candidateId }, locale, zone: page.candidate.zone, now: context.now() },
  };
}

export default function AnswerReport() {
  const { locale, companyName, form, isSent, back } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <PublicFrame companyName={companyName}>
      <p className="back">
        <a href={back}>{m.report_back({}, { locale })}</a>
      </p>
      <ReportForm form={form} typed={typed} isSent={isSent} />
    </PublicFrame>
  );
}
