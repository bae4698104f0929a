import { Form, Link } from "@remix-run/react";
import { formatNumber } from "~/lib/numbers.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { Menu } from "~/ui/menu.tsx";
import { Tabs } from "~/ui/tabs.tsx";
import { type CandidateFilter, queryOfFilter } from "./candidate-filter.ts";
import type { ViewTab } from "./candidate-table.tsx";

type Props = {
  tabs: readonly ViewTab[];
  filter: CandidateFilter;
  isMinePossible: boolean;
  memberId: string;
  isReader: boolean;
};

/** Saved views with their counts, whose people are shown, and keeping the filter of now as another view. */
export function CandidateTabs({ tabs, filter, isMinePossible, memberId, isReader }: Props) {
  const locale = useLocale();
  const usual: Record<string, string> = {
    open: m.candidate_tab_open({}, { locale }),
    due: m.candidate_tab_due({}, { locale }),
    quiet: m.candidate_tab_quiet({}, { locale }),
  };
  const whose = (mineOf: string | null) => `/candidates?${queryOfFilter({ ...filter, mineOf, ids: [] })}`;
  const own = tabs.find((tab) => tab.isCurrent && tab.name !== null);
  const isKnown = tabs.some((tab) => tab.isCurrent);
  return (
    <>
      <Tabs
        label={m.candidate_tabs({}, { locale })}
        tabs={tabs.map((tab) => ({
          to: `/candidates?${tab.query}`,
          label: tab.name ?? usual[tab.key],
          count: (tab.isMore ? m.candidate_count_more : m.candidate_count)(
            { count: formatNumber(tab.count, locale) },
            { locale },
          ),
          isCurrent: tab.isCurrent,
        }))}
      />
      <div className="row mb-3">
        {isMinePossible && (
          <nav className="row" aria-label={m.candidate_whose({}, { locale })}>
            <Link
              className="chip"
              to={whose(memberId)}
              {...(filter.mineOf ? { "aria-current": "true" as const } : {})}
            >
              {m.candidate_mine({}, { locale })}
            </Link>
            <Link
              className="chip"
              to={whose(null)}
              {...(filter.mineOf ? {} : { "aria-current": "true" as const })}
            >
              {m.candidate_everyone({}, { locale })}
            </Link>
          </nav>
        )}
        {!isReader && !isKnown && <SaveView query={queryOfFilter({ ...filter, ids: [] }).toString()} />}
        {!isReader && own && <ChangeView viewId={own.key} name={own.name ?? ""} />}
      </div>
    </>
  );
}

function SaveView({ query }: { query: string }) {
  const locale = useLocale();
  return (
    <Menu
      look="chip"
      summary={
        <>
          <Icon name="plus" />
          {m.candidate_view_save({}, { locale })}
        </>
      }
    >
      <Form method="post" action="/candidates/views">
        <input type="hidden" name="query" value={query} />
        <label>
          <span>{m.candidate_view_name({}, { locale })}</span>
          <input className="control" name="name" required maxLength={40} />
        </label>
        <Button variant="go" name="intent" value="save">
          {m.candidate_view_keep({}, { locale })}
        </Button>
      </Form>
    </Menu>
  );
}

function ChangeView({ viewId, name }: { viewId: string; name: string }) {
  const locale = useLocale();
  return (
    <Menu
      look="chip"
      summary={
        <>
          <Icon name="pen" />
          {m.candidate_view_change({}, { locale })}
        </>
      }
    >
      <Form method="post" action="/candidates/views">
        <input type="hidden" name="view" value={viewId} />
        <label>
          <span>{m.candidate_view_name({}, { locale })}</span>
          <input className="control" name="name" defaultValue={name} required maxLength={40} />
        </label>
        <Button variant="go" name="intent" value="rename">
          {m.candidate_view_rename({}, { locale })}
        </Button>
        <Button name="intent" value="remove" formNoValidate>
          {m.candidate_view_remove({}, { locale })}
        </Button>
      </Form>
    </Menu>
  );
}
