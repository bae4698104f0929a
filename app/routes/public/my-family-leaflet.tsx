import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findFamilyOwner } from "~/features/families/family-queries.server.ts";
import { LeafletText } from "~/features/families/leaflet-text.tsx";
import { findOwnLeaflet } from "~/features/families/own-leaflet.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders, requireLink } from "~/http/require-link.server.ts";
import { required } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "family" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) =>
  !page || error
    ? []
    : [{ title: m.family_my_page_title({ company: page.companyName }, { locale: page.locale }) }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const link = await requireLink(request, context, params.token, "my_page");
  const { searchParams, pathname } = new URL(request.url);
  const company = await requireCompany(context);
  const owner = required(await findFamilyOwner(context.db, link.candidateId));
  const locale = localeOf(request, owner.locale);
  const relativeId = searchParams.get("person");
  const leaflet = await findOwnLeaflet(context.db, {
    candidateId: owner.id,
    relativeId,
    appUrl: context.appUrl,
    secret: context.secret,
    locale,
    now: context.now(),
  });
  const query = new URLSearchParams(searchParams);
  return {
    locale,
    companyName: company.name,
    leaflet: leaflet && { text: leaflet.text, language: leaflet.language, hasCode: leaflet.pageUrl !== null },
    back: `${pathname.replace(/\/leaflet$/, "")}?${query}`,
    pdf: `${pathname}.pdf?${query}`,
  };
}

export default function MyFamilyLeafletPage() {
  const { locale, companyName, leaflet, back, pdf } = useLoaderData<typeof loader>();
  return (
    <PublicFrame companyName={companyName}>
      <p className="to">
        <a href={back}>{m.ui_back_to({ list: m.family_my_title({}, { locale }) }, { locale })}</a>
      </p>
      <h1>{m.family_leaflet_door({}, { locale })}</h1>
      {leaflet ? (
        <>
          <p>{m.family_leaflet_hand_over({}, { locale })}</p>
          <p className="send">
            <a className="btn go big wide" href={pdf}>
              {m.family_leaflet_pdf({}, { locale })}
            </a>
          </p>
          <p className="note">
            {leaflet.hasCode
              ? m.family_leaflet_code({}, { locale })
              : m.family_leaflet_no_code({}, { locale })}
          </p>
          <LeafletText text={leaflet.text} language={leaflet.language} />
        </>
      ) : (
        <p>{m.family_leaflet_none({}, { locale })}</p>
      )}
    </PublicFrame>
  );
}
