import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DirectoryFilters } from "~/features/hosts/directory-filters.tsx";
import { readDirectory } from "~/features/hosts/directory-page.server.ts";
import { DirectoryTable } from "~/features/hosts/directory-table.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { Card } from "~/ui/card.tsx";
import { Empty } from "~/ui/empty.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.words.title}｜Enishi` }] : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const query = new URL(request.url).searchParams;
  return readDirectory(context.db, {
    query,
    zone,
    locale: localeOf(request, member.locale),
    now: context.now(),
  });
}

export default function HostDirectoryPage() {
  const page = useLoaderData<typeof loader>();
  const { words } = page;
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      {page.isEmpty ? (
        <Empty icon="people" title={words.nobody}>
          {words.nobodyText}
        </Empty>
      ) : (
        <>
          <DirectoryFilters page={page} />
          <p className="soft sm num mb-2" role="status">
            {page.count}
          </p>
          {page.hosts.length === 0 ? (
            <Empty icon="search" title={words.none}>
              {words.noneText}
            </Empty>
          ) : (
            <Card isFlush as="div">
              <DirectoryTable page={page} />
            </Card>
          )}
        </>
      )}
    </>
  );
}
