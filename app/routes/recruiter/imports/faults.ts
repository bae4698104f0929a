import type { LoaderFunctionArgs } from "@remix-run/node";
import { faultSheet } from "~/features/imports/fault-sheet.ts";
import { findDryRunForPage } from "~/features/imports/kept-dry-run.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required, requireId } from "~/http/responses.ts";
import { writeCsv } from "~/lib/spreadsheet.server.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: hiringTeam } satisfies RouteHandle;

/** The rows that wait, with their sentences, for whoever keeps the file. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { zone } = await requireCompany(context);
  const dry = required(
    await findDryRunForPage(context.db, context.apart, {
      fileId: requireId(params["fileId"]),
      zone,
      now: context.now(),
    }),
  );
  const { bytes } = writeCsv(faultSheet(dry.plan, locale), "utf8");
  const name = `${m.import_faults_name({}, { locale })}_${dry.file.name.replace(/\.\w+$/, "")}.csv`;
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="faults.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "Cache-Control": "no-store",
    },
  });
}
