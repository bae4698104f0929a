// Today (きょう): what needs a person now. A row is one fact that somebody of ours should look at: a person who waits for
// us, or something due this week. It says why in words, has one next action, and disappears when the fact does.
import type { Locale } from "~/lib/locale.ts";
import type { PersonName } from "~/lib/names.ts";
import type { IconName } from "~/ui/icon.tsx";

export const sourceNames = [
  "trip_call",
  "time",
  "question",
  "replies",
  "reopen",
  "other_date",
  "perk",
  "talk",
  "claims",
  "reply",
  "bounced",
  "missing",
  "care",
  "task",
  "quiet",
] as const;
export type SourceName = (typeof sourceNames)[number];

/** call: opens the phone number, the words and three answers in the row · post: done at once, where it stands. */
export type RowAction =
  | { kind: "open"; label: string; to: string }
  | { kind: "call"; label: string }
  | { kind: "post"; label: string; to: string; fields: Record<string, string> };

export type TodayRow = {
  /** `${source}:${fact}`: another fact is another row, so what was done with this one says nothing about the next. */
  key: string;
  group: "waiting" | "week";
  /** waiting: since when the person waits. */
  since?: Date;
  /** week: the day to go by, and what stands in its place when a day would say nothing ("34 days"). */
  day?: string;
  when?: { word: string; note: string };
  candidateId?: string;
  person?: PersonName;
  phone?: string;
  /** Instead of a person: 「6名」 and the event they were asked to. */
  subject?: { title: string; note: string; to: string };
  icon: IconName;
  why: string;
  /** The person's own words, in their language. */
  quote?: string;
  quoteLocale?: string;
  detail?: string;
  action: RowAction;
};

/** Who asks, and for whom: everybody's rows, or those of the people in this member's charge. */
export type TodayAsk = {
  memberId: string;
  isMine: boolean;
  now: Date;
  /** The day in the company's zone. */
  today: string;
  zone: string;
  locale: Locale;
};

/** What one claims is the person, so that two colleagues don't call the same one; without a person it is the row. */
export function claimSubject(row: Pick<TodayRow, "key" | "candidateId">): string {
  return row.candidateId ? `candidate:${row.candidateId}` : row.key;
}

type Place = { group: TodayRow["group"]; place: string | null };

/** Those who wait longest first; what is due by its day, and what has no day after it. */
export function inOrder<Row extends Place>(rows: readonly Row[]): { waiting: Row[]; week: Row[] } {
  const since = ({ place }: Place) => (place ? Date.parse(place) : 0);
  const dayOf = ({ place }: Place) => place ?? "9999-12-31";
  const waiting = rows.filter(({ group }) => group === "waiting");
  const week = rows.filter(({ group }) => group === "week");
  return {
    waiting: waiting.sort((a, b) => since(a) - since(b)),
    week: week.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0)),
  };
}

export function isSource(text: string): text is SourceName {
  return sourceNames.some((name) => name === text);
}
