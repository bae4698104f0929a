import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { peopleOf } from "~/features/families/family-page.server.ts";
import { NothingOpen } from "~/features/families/family-parts.tsx";
import { stopFamily } from "~/features/families/stop-family.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireRelative } from "~/http/require-relative.server.ts";
import { m } from "~/paraglide/messages.js";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "family" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) =>
  !page || error
    ? []
    : [{ title: m.family_page_title({ company: page.companyName }, { locale: page.locale }) }];

/** Following the link changes nothing; its one button does. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { relative, isOpen } = await requireRelative(request, context, params.token);
  const company = await requireCompany(context);
  const locale = localeOf(request, relative.locale);
  const { pathname, searchParams } = new URL(request.url);
  return {
    locale,
    companyName: company.name,
    isOpen,
    to: peopleOf(relative, locale).to,
    back: pathname.replace(/\/stop$/, "") + (searchParams.has("lang") ? `?lang=${locale}` : ""),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { relative, linkId } = await requireRelative(request, context, params.token);
  await stopFamily(context.db, context.jobs, {
    candidateId: relative.candidateId,
    relativeId: relative.id,
    linkId,
    scope: "all",
    now: context.now(),
  });
  const { pathname, search } = new URL(request.url);
  return redirect(pathname + search, { status: 303 });
}

export default function FamilyStopPage() {
  const { locale, companyName, isOpen, to, back } = useLoaderData<typeof loader>();
  return (
    <PublicFrame companyName={companyName} isFamily>
      {isOpen ? (
        <>
          <p className="soft to">{to}</p>
          <h1>{m.family_stop_title({}, { locale })}</h1>
          <p>{m.family_stop_text({}, { locale })}</p>
          <form method="post" className="send">
            <button type="submit" className="btn go big wide">
              {m.family_stop_go({}, { locale })}
            </button>
          </form>
          <p className="send">
            <a className="btn big wide" href={back}>
              {m.family_stop_keep({}, { locale })}
            </a>
          </p>
        </>
      ) : (
        <NothingOpen />
      )}
    </PublicFrame>
  );
}
