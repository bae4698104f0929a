import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { textIn, writtenLocale } from "~/features/events/event.ts";
import { findLeaflet } from "~/features/families/family-queries.server.ts";
import { LeafletText } from "~/features/families/leaflet-text.tsx";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireRelative } from "~/http/require-relative.server.ts";
import { notFound, required } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "family" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) =>
  !page || error
    ? []
    : [{ title: m.family_page_title({ company: page.companyName }, { locale: page.locale }) }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { relative } = await requireRelative(request, context, params.token);
  if (!relative.open.some(({ topic }) => topic === "leaflet")) throw notFound();
  const company = await requireCompany(context);
  const leaflet = required(await findLeaflet(context.db));
  const locale = localeOf(request, relative.locale);
  const { pathname, searchParams } = new URL(request.url);
  return {
    locale,
    companyName: company.name,
    text: textIn(leaflet.body, locale),
    language: writtenLocale(leaflet.body, locale),
    back: pathname.replace(/\/leaflet$/, "") + (searchParams.has("lang") ? `?lang=${locale}` : ""),
  };
}

export default function FamilyLeafletPage() {
  const { locale, companyName, text, language, back } = useLoaderData<typeof loader>();
  return (
    <PublicFrame companyName={companyName} isFamily>
      <h1>{m.family_letter_leaflet_title({ company: companyName }, { locale })}</h1>
      <LeafletText text={text} language={language} />
      <p className="noprint">
        <a href={back}>{m.family_back({}, { locale })}</a>
      </p>
    </PublicFrame>
  );
}
