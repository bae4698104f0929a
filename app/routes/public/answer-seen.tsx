import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { noteSeen } from "~/features/storms/note-seen.server.ts";
import { readSeenPage } from "~/features/storms/seen-page.server.ts";
import { SeenView } from "~/features/storms/seen-view.tsx";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders, requireLink } from "~/http/require-link.server.ts";
import { required } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "public" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.answer_page_title({ title: page.title, company: page.company }, page) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const link = await requireLink(request, context, params.token, "invitation");
  const reader = { invitationId: required(link.invitationId) };
  const seen = required(await readSeenPage(context.db, reader, (own) => localeOf(request, own)));
  const company = await requireCompany(context);
  return { ...seen, company: company.name, pageAt: `/a/${encodeURIComponent(params.token ?? "")}` };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const link = await requireLink(request, context, params.token, "invitation");
  await noteSeen(context.db, { invitationId: required(link.invitationId) }, context.now());
  const { pathname, search } = new URL(request.url);
  return redirect(pathname + search, { status: 303 });
}

export default function SeenPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <PublicFrame companyName={page.company}>
      <SeenView seen={page} pageAt={page.pageAt} />
    </PublicFrame>
  );
}
