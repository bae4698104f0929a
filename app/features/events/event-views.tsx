import { Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { FilterChip } from "~/ui/filter-chip.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { Tabs } from "~/ui/tabs.tsx";
import { calendarAddress, type EventPick, listAddress } from "./calendar-address.ts";
import { eventKinds } from "./event.ts";
import { kindWord } from "./event-words.ts";

type View = "coming" | "past" | "month" | "week";

type Props = {
  current: View;
  pick: EventPick;
  /** How many are to come and over; only the list counts. */
  counts?: { coming: number; past: number };
  /** The day a calendar is about, kept between month and week. */
  on?: string;
};

/** The four ways to look at events: what comes, what is over, a month, a week. */
export function EventViews({ current, pick, counts, on }: Props) {
  const locale = useLocale();
  const label = {
    coming: m.event_tab_coming,
    past: m.event_tab_past,
    month: m.event_tab_month,
    week: m.event_tab_week,
  };
  const at = on ? { on } : {};
  const to = {
    coming: listAddress("coming", pick),
    past: listAddress("past", pick),
    month: calendarAddress({ ...pick, ...at, view: "month" }),
    week: calendarAddress({ ...pick, ...at, view: "week" }),
  };
  const count = (view: View) =>
    counts && (view === "coming" || view === "past")
      ? { count: m.event_count({ count: counts[view] }, { locale }) }
      : {};
  return (
    <Tabs
      label={m.event_views({}, { locale })}
      tabs={(["coming", "past", "month", "week"] as const).map((view) => ({
        to: to[view],
        label: label[view]({}, { locale }),
        ...count(view),
        isCurrent: view === current,
      }))}
    />
  );
}

/** All or mine, and which kind. `address` says where a choice leads. */
export function EventPicks({ pick, address }: { pick: EventPick; address: (pick: EventPick) => string }) {
  const locale = useLocale();
  const { isMine, kind } = pick;
  return (
    <div className="event-picks">
      <FilterChip
        name={m.event_filter_who({}, { locale })}
        value={isMine ? m.event_filter_mine({}, { locale }) : undefined}
        clearTo={address({ ...pick, isMine: false })}
      >
        <Choice to={address({ ...pick, isMine: false })} isCurrent={!isMine}>
          {m.event_filter_all({}, { locale })}
        </Choice>
        <Choice to={address({ ...pick, isMine: true })} isCurrent={isMine}>
          {m.event_filter_mine({}, { locale })}
        </Choice>
      </FilterChip>
      <FilterChip
        name={m.event_filter_kind({}, { locale })}
        value={kind && kindWord(kind, locale)}
        clearTo={address({ ...pick, kind: undefined })}
      >
        <Choice to={address({ ...pick, kind: undefined })} isCurrent={!kind}>
          {m.event_filter_all_kinds({}, { locale })}
        </Choice>
        {eventKinds.map((each) => (
          <Choice key={each} to={address({ ...pick, kind: each })} isCurrent={each === kind}>
            {kindWord(each, locale)}
          </Choice>
        ))}
      </FilterChip>
    </div>
  );
}

function Choice({ to, isCurrent, children }: { to: string; isCurrent: boolean; children: string }) {
  return (
    <Link to={to} preventScrollReset {...(isCurrent ? { "aria-current": "true" } : {})}>
      {children}
    </Link>
  );
}
