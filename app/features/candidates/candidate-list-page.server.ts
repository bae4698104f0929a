import type { Db } from "#db/client.server.ts";
import { type Texts, textIn } from "~/features/events/event.ts";
import { isOpen } from "~/features/offers/offer.ts";
import { addDays, formatShortDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName, type PersonName } from "~/lib/names.ts";
import type { FilterClock } from "./candidate-filter.server.ts";
import {
  type CandidateFilter,
  type CandidateSort,
  filterFromQuery,
  queryOfFilter,
} from "./candidate-filter.ts";
import {
  type CandidateRow,
  type Counted,
  countEach,
  countLimit,
  listCandidates,
} from "./candidate-list.server.ts";
import type { CandidateItem, ViewTab } from "./candidate-table.tsx";
import type { View } from "./candidate-views.server.ts";
import { isKnownBeyond, noteBeyond } from "./many-known.server.ts";

type Reader = { memberId: string; locale: Locale; zone: string };
type Asked = { filter: CandidateFilter; sort: CandidateSort; after: string | null; clock: FilterClock };

/** A page of the list as it is shown: dates in words, the next session of each, how many there are in all. */
export async function readCandidateList(db: Db, asked: Asked, reader: Reader) {
  const { rows, next, total } = await listCandidates(db, { ...asked, isBeyond: isKnownBeyond(db, asked) });
  if (total === countLimit) noteBeyond(db, asked);
  const items = rows.map((row) => itemOf(row, asked.clock, reader));
  return { items, next, total, isMore: total === countLimit };
}

/** The tabs above the list: three that everybody needs, then the member's own, each with its count in this class. */
export async function listTabs(
  db: Db,
  { filter, clock }: Pick<Asked, "filter" | "clock">,
  { memberId, views }: { memberId: string; views: readonly View[] },
) {
  const base = {
    ...filter,
    words: "",
    states: [],
    units: [],
    school: "",
    language: null,
    tag: "",
    recruiter: "",
  };
  const open = { ...base, standing: "open" as const, isDueSoon: false, isQuiet: false, ids: [] };
  const usual = [
    { key: "open", filter: open },
    { key: "due", filter: { ...open, isDueSoon: true } },
    { key: "quiet", filter: { ...open, isQuiet: true } },
  ] as const;
  const own = views.map((view) => ({
    key: view.id,
    name: view.name,
    filter: filterFromQuery(new URLSearchParams(view.query), {
      year: filter.year,
      memberId,
      isMineFirst: false,
    }),
  }));
  const here = queryOfFilter({ ...filter, ids: [] }).toString();
  const tabs = [...usual, ...own];
  const counts = await countTabs(
    db,
    tabs.map((tab) => ({ filter: tab.filter, clock })),
  );
  return tabs.map((tab, at): ViewTab => {
    const query = queryOfFilter(tab.filter).toString();
    const count = counts[at] ?? 0;
    return {
      key: tab.key,
      name: "name" in tab ? tab.name : null,
      query,
      count,
      isMore: count === countLimit,
      isCurrent: query === here,
    };
  });
}

async function countTabs(db: Db, lists: readonly Counted[]): Promise<number[]> {
  const open = lists.filter((list) => !isKnownBeyond(db, list));
  const counts = open.length > 0 ? await countEach(db, open) : [];
  const found = new Map(open.map((list, at) => [list, counts[at] ?? 0]));
  for (const [list, count] of found) if (count === countLimit) noteBeyond(db, list);
  return lists.map((list) => found.get(list) ?? countLimit);
}

function itemOf(row: CandidateRow, clock: FilterClock, reader: Reader): CandidateItem {
  const { locale, zone } = reader;
  const { coming } = row;
  const quietSince = clock.now.getTime() - 30 * 86_400_000;
  const isOnTheWay = row.offerState === null || isOpen(row.offerState);
  return {
    id: row.id,
    familyName: row.familyName,
    givenName: row.givenName,
    familyKana: row.familyKana,
    givenKana: row.givenKana,
    romaji: row.romaji,
    offerState: row.offerState,
    isExtended: row.isExtended,
    unit: row.unitName ?? "",
    recruiter: row.recruiter ? shortName(row.recruiter, locale) : "",
    replyOn: row.replyOn && formatShortDay(row.replyOn, { locale }),
    isReplySoon: row.replyOn !== null && row.replyOn <= addDays(clock.today, 3),
    isReplyPast: row.replyOn !== null && row.replyOn < clock.today,
    next: coming
      ? `${formatShortDay(coming.starts_at, { locale, zone: coming.zone })} ${textIn(coming.title as Texts, locale)}`
      : "",
    lastContact: row.lastContactAt ? formatShortDay(row.lastContactAt, { locale, zone }) : "",
    isQuiet: isOnTheWay && (row.lastContactAt?.getTime() ?? 0) < quietSince,
  };
}

/** 森下, as colleagues call each other in a table; in English the whole name in Latin letters. */
function shortName(person: PersonName, locale: Locale) {
  return locale === "en" ? fullName(person, locale) : person.familyName;
}
