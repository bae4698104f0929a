import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import { queryOfFilter, sortFromQuery } from "~/features/candidates/candidate-filter.ts";
import { CandidateFilters } from "~/features/candidates/candidate-filters.tsx";
import { listTabs, readCandidateList } from "~/features/candidates/candidate-list-page.server.ts";
import { listChoices } from "~/features/candidates/candidate-queries.server.ts";
import { CandidateTabs } from "~/features/candidates/candidate-tabs.tsx";
import { ChooseCandidates } from "~/features/candidates/choose-candidates.tsx";
import { doneSentence } from "~/features/candidates/done-words.ts";
import { ExportMenu } from "~/features/candidates/export-menu.tsx";
import { openFilter } from "~/features/candidates/open-filter.server.ts";
import { personOf } from "~/features/candidates/person-of.ts";
import { hiringReaders, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Empty } from "~/ui/empty.tsx";
import { Icon } from "~/ui/icon.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { Menu } from "~/ui/menu.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringReaders, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.candidate_list({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const { filter, clock, isMinePossible, zone, views } = await openFilter(context.db, {
    query,
    memberId: member.id,
    now: context.now(),
  });
  const sort = sortFromQuery(query);
  const reader = { memberId: member.id, locale, zone };
  const [list, tabs, choices] = await Promise.all([
    readCandidateList(context.db, { filter, sort, after: query.get("after"), clock }, reader),
    listTabs(context.db, { filter, clock }, { memberId: member.id, views }),
    listChoices(context.db),
  ]);
  return {
    ...list,
    tabs,
    filter,
    sort,
    memberId: member.id,
    isMinePossible,
    isReader: member.role === "viewer",
    isLater: query.has("after"),
    done: doneSentence(query, locale),
    choices: { ...choices, recruiters: choices.recruiters.map(personOf) },
  };
}

export default function Candidates() {
  const page = useLoaderData<typeof loader>();
  const { filter, sort, items } = page;
  const locale = useLocale();
  const here = useLocation();
  const hasNobody = page.tabs.every((tab) => tab.count === 0) && page.total === 0 && !filter.words;
  return (
    <>
      <PageHead
        title={m.candidate_list({}, { locale })}
        subtitle={
          filter.year === null
            ? m.candidate_class_all({}, { locale })
            : m.candidate_class({ year: filter.year }, { locale })
        }
        actions={!page.isReader && <Actions query={String(queryOfFilter(filter, sort))} />}
      />
      {page.done && (
        <div className="mb-4">
          <Banner tone="matsu">{page.done}</Banner>
        </div>
      )}
      <CandidateTabs
        tabs={page.tabs}
        filter={filter}
        isMinePossible={page.isMinePossible}
        memberId={page.memberId}
        isReader={page.isReader}
      />
      <CandidateFilters filter={filter} sort={sort} choices={page.choices} />
      {items.length === 0 ? (
        <Nobody hasNobody={hasNobody} isReader={page.isReader} />
      ) : (
        <ChooseCandidates
          key={here.search}
          items={items}
          filter={filter}
          sort={sort}
          total={page.total}
          isMore={page.isMore}
          next={page.next}
          isLater={page.isLater}
          isReader={page.isReader}
        />
      )}
    </>
  );
}

function Actions({ query }: { query: string }) {
  const locale = useLocale();
  return (
    <>
      <ExportMenu query={query} />
      <ButtonLink to="/candidates/import" icon="download">
        {m.candidate_do_import({}, { locale })}
      </ButtonLink>
      <ButtonLink to="/candidates/new" icon="plus">
        {m.candidate_do_add({}, { locale })}
      </ButtonLink>
      <Menu
        look="btn square"
        side="right"
        summary={<Icon name="dots" />}
        label={m.candidate_do_more({}, { locale })}
      >
        <Link to="/candidates/duplicates">{m.candidate_do_duplicates({}, { locale })}</Link>
        <Link to="/candidates/handover">{m.candidate_do_handover({}, { locale })}</Link>
        <Link to="/offers/withdrawals">{m.offer_withdrawals({}, { locale })}</Link>
      </Menu>
    </>
  );
}

function Nobody({ hasNobody, isReader }: { hasNobody: boolean; isReader: boolean }) {
  const locale = useLocale();
  if (!hasNobody)
    return (
      <Card>
        <Empty
          icon="search"
          title={m.candidate_no_match({}, { locale })}
          action={
            <ButtonLink to="/candidates?who=all&standing=all">
              {m.ui_clear_filters({}, { locale })}
            </ButtonLink>
          }
        >
          {m.candidate_no_match_text({}, { locale })}
        </Empty>
      </Card>
    );
  return (
    <Card>
      <Empty
        icon="people"
        title={m.candidate_nobody({}, { locale })}
        action={
          !isReader && (
            <ButtonLink to="/candidates/import" icon="download">
              {m.candidate_do_import({}, { locale })}
            </ButtonLink>
          )
        }
      >
        {m.candidate_nobody_text({}, { locale })}
      </Empty>
    </Card>
  );
}
