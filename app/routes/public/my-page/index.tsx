import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readMoreSections } from "~/features/my-page/more-sections.server.ts";
import { MoreSections } from "~/features/my-page/more-sections.tsx";
import { listMyInvitations } from "~/features/my-page/my-invitations.server.ts";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: "link", frame: "public" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [
        {
          title: m.mypage_title(
            { name: page.frame.to, company: page.frame.companyName },
            { locale: page.locale },
          ),
        },
      ]
    : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, locale, zone, frame } = await requireMyPage(request, context, params.token);
  const now = context.now();
  const [invitations, sections] = await Promise.all([
    listMyInvitations(context.db, candidateId, { locale, now, secret: context.secret }),
    readMoreSections(context.db, { candidateId, locale, zone, now }),
  ]);
  return { locale, frame, invitations, sections };
}

export default function MyPage() {
  const { locale, frame, sections } = useLoaderData<typeof loader>();
  return (
    <MyPageFrame frame={frame}>
      <h1>{m.mypage_nothing_title({}, { locale })}</h1>
      <MoreSections sections={sections} frame={frame} />
    </MyPageFrame>
  );
}
