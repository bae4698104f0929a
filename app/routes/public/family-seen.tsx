import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NothingOpen } from "~/features/families/family-parts.tsx";
import { noteSeen } from "~/features/storms/note-seen.server.ts";
import { readSeenPage } from "~/features/storms/seen-page.server.ts";
import { SeenView } from "~/features/storms/seen-view.tsx";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireRelative } from "~/http/require-relative.server.ts";
import { required } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "family" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.family_page_title({ company: page.company }, { locale: page.locale }) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { relative, isOpen } = await requireRelative(request, context, params.token);
  const company = await requireCompany(context);
  const frame = { locale: localeOf(request, relative.locale), company: company.name };
  if (!isOpen) return { ...frame, seen: null, pageAt: "" };
  const reader = { relativeId: relative.id };
  const seen = required(await readSeenPage(context.db, reader, () => frame.locale));
  return { ...frame, seen, pageAt: `/f/${encodeURIComponent(params.token ?? "")}` };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { relative, isOpen } = await requireRelative(request, context, params.token);
  if (isOpen) await noteSeen(context.db, { relativeId: relative.id }, context.now());
  const { pathname, search } = new URL(request.url);
  return redirect(pathname + search, { status: 303 });
}

/** A relative says that they know of a change on a stormy day. */
export default function FamilySeenPage() {
  const { seen, pageAt, company } = useLoaderData<typeof loader>();
  return (
    <PublicFrame companyName={company} isFamily>
      {seen ? <SeenView seen={seen} pageAt={pageAt} /> : <NothingOpen />}
    </PublicFrame>
  );
}
