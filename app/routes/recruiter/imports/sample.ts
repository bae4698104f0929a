import type { LoaderFunctionArgs } from "@remix-run/node";
import { sampleSheet } from "~/features/imports/sample-sheet.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { writeCsv } from "~/lib/spreadsheet.server.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: hiringTeam } satisfies RouteHandle;

/** A small list that can be filled in, or dropped as it is to try. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { zone } = await requireCompany(context);
  const { bytes } = writeCsv(sampleSheet(locale, todayIn(zone, context.now())), "utf8");
  const name = `Enishi_${m.import_sample_name({}, { locale })}.csv`;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="enishi-sample.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Cache-Control": "no-store",
    },
  });
}
