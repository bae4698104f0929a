import type { LoaderFunctionArgs } from "@remix-run/node";
import { leads } from "~/features/trips/call-contact.server.ts";
import { emergencySheet } from "~/features/trips/emergency-sheet.server.ts";
import { findTrip } from "~/features/trips/trip-queries.server.ts";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { pdfResponse } from "~/http/pdf-response.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { notFound } from "~/http/responses.ts";
import { renderPdf } from "~/lib/pdf.server.ts";

export const handle = { access: hosts } satisfies RouteHandle;

/** For the pocket of whoever leads: read without a connection once it is there. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const trip = await requireRow(params.id, (id) => findTrip(context.db, id));
  if (member.role === "host" && !(await leads(context.db, trip.id, member.id))) throw notFound();
  const { name: company, zone } = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const sheet = await emergencySheet(context.db, trip, { company, locale, zone, now: context.now() });
  return pdfResponse(await renderPdf(sheet), "emergency-sheet.pdf");
}
