import type { LoaderFunctionArgs } from "@remix-run/node";
import { findFamilyOwner } from "~/features/families/family-queries.server.ts";
import { leafletPdf } from "~/features/families/leaflet-pdf.server.ts";
import { findOwnLeaflet } from "~/features/families/own-leaflet.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders, requireLink } from "~/http/require-link.server.ts";
import { required } from "~/http/responses.ts";

export const handle = { access: "link" } satisfies RouteHandle;

/** The leaflet on paper, for the candidate to hand over. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const link = await requireLink(request, context, params.token, "my_page");
  const company = await requireCompany(context);
  const owner = required(await findFamilyOwner(context.db, link.candidateId));
  const leaflet = required(
    await findOwnLeaflet(context.db, {
      candidateId: owner.id,
      relativeId: new URL(request.url).searchParams.get("person"),
      appUrl: context.appUrl,
      secret: context.secret,
      locale: localeOf(request, owner.locale),
      now: context.now(),
    }),
  );
  const file = leafletPdf({
    companyName: company.name,
    postalAddress: company.postalAddress,
    phone: company.contactPhone,
    phoneHours: leaflet.phoneHours,
    text: leaflet.text,
    locale: leaflet.language,
    pageUrl: leaflet.pageUrl,
  });
  return new Response(new Uint8Array(file), {
    headers: {
      ...privatePageHeaders,
      "Content-Type": "application/pdf",
      "Content-Disposition": 'inline; filename="leaflet.pdf"',
    },
  });
}
