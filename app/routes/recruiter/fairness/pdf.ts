import type { LoaderFunctionArgs } from "@remix-run/node";
import { isMonth } from "~/features/fairness/fairness.ts";
import { readFairness } from "~/features/fairness/fairness-queries.server.ts";
import { fairnessSheet } from "~/features/fairness/fairness-sheet.server.ts";
import { hiringReaders, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { pdfResponse } from "~/http/pdf-response.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { badRequest } from "~/http/responses.ts";
import { isLocale } from "~/lib/locale.ts";
import { renderPdf } from "~/lib/pdf.server.ts";

export const handle = { access: hiringReaders } satisfies RouteHandle;

/** The month on A4, in the language it is to be published in: ?in=ko, else the reader's. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { name: company, zone } = await requireCompany(context);
  const query = new URL(request.url).searchParams;
  const [month, asked] = [query.get("month"), query.get("in")];
  if (!isMonth(month)) throw badRequest();
  const locale = isLocale(asked) ? asked : localeOf(request, member.locale);
  const facts = await readFairness(context.db, { month, zone });
  const sheet = fairnessSheet(facts, { month, company, locale, now: context.now() });
  return pdfResponse(await renderPdf(sheet), `fairness-${month}-${locale}.pdf`);
}
