import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { signedBy } from "~/features/reports/report-form.server.ts";
import { findNamelessReport } from "~/features/reports/report-queries.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { required } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "public" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${m.report_key_title({}, page)}｜${page.companyName}` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const report = required(await findNamelessReport(context.db, params.key ?? ""));
  const { name: companyName } = await requireCompany(context);
  const locale = localeOf(request, report.locale === "en" || report.locale === "ko" ? report.locale : "ja");
  const { body, answer } = report;
  return { locale, companyName, body, answer, by: signedBy(report, locale) };
}

export default function ReportAnswer() {
  const { locale, companyName, body, answer, by } = useLoaderData<typeof loader>();
  return (
    <PublicFrame companyName={companyName}>
      <h1>{m.report_key_title({}, { locale })}</h1>
      <p>{m.report_key_text({}, { locale })}</p>
      <div className="panel">
        <p className="lines">
          <b>{body}</b>
        </p>
        <p className={answer ? "lines word" : "soft word"}>{answer || m.report_waits({}, { locale })}</p>
        {answer && <small>{by}</small>}
      </div>
    </PublicFrame>
  );
}
