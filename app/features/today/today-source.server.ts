import { type RawBuilder, sql } from "kysely";
import { daysBetween, formatShortDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import type { PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import type { Asked } from "./today-asked.server.ts";
import type { SourceName, TodayAsk, TodayRow } from "./today-row.ts";

/** One kind of row: one query, and its words. */
type Source<Row> = {
  name: SourceName;
  group: TodayRow["group"];
  /** Finds the first rows of this kind, the most urgent first, out of what `withWaits` names. */
  find(asked: Asked): RawBuilder<Placed<Row>>;
  /** A row found, in the reader's words. It comes as JSON: its instants are text. */
  show(row: Row, ask: TodayAsk): TodayRow;
  /** today: no row has a day before it · end: none has a day. Not looked for where what comes before fills the list. */
  from?: "today" | "end";
};
export type TodaySource = Source<unknown>;

/** Where a row stands: since when somebody waits, or the day to go by; null after all days. */
export type Placed<Row> = Row & { place: string | null };

export function source<Row>(own: Source<Row>): TodaySource {
  return { ...own, show: (row, ask) => own.show(row as Row, ask) };
}

export type PersonColumns = {
  candidateId: string;
  familyName: string;
  givenName: string;
  familyKana: string;
  givenKana: string;
  romaji: string;
  phone: string;
};

/** The columns of `candidate` that every row about a person shows, and their names here. */
export const personNames = [
  ["id", "candidateId"],
  ["family_name", "familyName"],
  ["given_name", "givenName"],
  ["family_kana", "familyKana"],
  ["given_kana", "givenKana"],
  ["romaji", "romaji"],
  ["phone", "phone"],
] as const;

/** Those of `candidate c`. */
export const personColumns = sql.join(
  personNames.map(([column, name]) => sql`c.${sql.ref(column)} as ${sql.ref(name)}`),
);

export const openStates = sql`('informal', 'considering', 'accepted', 'formal', 'preparing')`;

/**
 * Keeps rows that nobody has done and that this member hasn't put off. Asked for each row, so that a long history of
 * what was done isn't read for the few that are listed; and so that the planner takes it for true of half of them, where
 * "is null" means of one in two hundred, and reading in order until there are enough looks bad to it.
 */
export function isFree(key: RawBuilder<unknown>, { memberId, now }: Asked) {
  return sql<boolean>`not coalesce((select true from today_rest rest where rest.row_key = ${key}
    and rest.until > ${now} and (rest.kind = 'done' or rest.member_id = ${memberId}) limit 1), false)`;
}

/** The same for a fact that is itself done when its row is: then only this member's own "later" can keep it away. */
export function isNotLater(key: RawBuilder<unknown>, { memberId, now }: Asked) {
  return sql<boolean>`${key} <> all (array(select row_key from today_rest
    where kind = 'later' and member_id = ${memberId} and until > ${now}))`;
}

/**
 * What is kept of those who wait (today_wait), by the name `wait` for all kinds: everybody's, or of the people in this
 * member's charge, as first or as deputy, and nobody's. Stands before a statement that finds rows.
 */
export function withWaits({ isMine, memberId }: Asked) {
  if (!isMine) return sql`with wait as not materialized (select * from today_wait)`;
  const some = (whose: RawBuilder<unknown>) =>
    sql`select kind, at, id, candidate_id from today_wait where ${whose}`;
  return sql`with wait as materialized (
    ${some(sql`recruiter_id = ${memberId}`)}
    union all ${some(sql`deputy_id = ${memberId} and recruiter_id is distinct from ${memberId}`)}
    union all ${some(sql`recruiter_id is null and deputy_id is distinct from ${memberId}`)})`;
}

/**
 * The rows of a kind that waits since an instant, `days` ago at most, in that order. `line` is asked for each in turn, by
 * `waiting.id`, until there are enough. Its place is since when it waits, unless another is said.
 */
export function whatWaits<Row>(
  kind: "time" | "reopen" | "question" | "replies" | "other_date" | "talk" | "care" | "bounced",
  asked: Asked,
  line: RawBuilder<unknown>,
  {
    days,
    isNewestFirst = false,
    place = sql`waiting.at`,
  }: { days?: number; isNewestFirst?: boolean; place?: RawBuilder<unknown> } = {},
): RawBuilder<Placed<Row>> {
  const way = isNewestFirst ? sql`desc` : sql`asc`;
  return sql<Placed<Row>>`
    select line.*, ${place} as place from (
      select id, at, candidate_id from wait where kind = ${sql.lit(kind)}
        ${days ? sql`and at > ${daysOn(asked, -days)}` : sql``}
      order by at ${way}, id ${way}
    ) waiting cross join lateral (${line} offset 0) line
    order by waiting.at ${way}, waiting.id ${way} limit ${asked.first}`;
}

/** Whole days from now, in hours: days of a calendar are longer once a year, and slow to reckon for each row. */
export const daysOn = ({ now }: Asked, days: number) =>
  sql`${now} + make_interval(hours => ${sql.lit(days * 24)})`;

/** Keeps the people in this member's charge, as first or as deputy, and nobody's: for kinds so rare that they aren't kept. */
export function isOurs({ isMine, memberId }: Asked) {
  return isMine
    ? sql<boolean>`(c.recruiter_id = ${memberId} or c.deputy_id = ${memberId} or c.recruiter_id is null)`
    : sql<boolean>`true`;
}

/** Keeps events that this member planned. */
export function isOurEvent({ isMine, memberId }: Asked) {
  return isMine ? sql<boolean>`(e.created_by = ${memberId} or e.created_by is null)` : sql<boolean>`true`;
}

/** A person who was just called rests until the day agreed on. */
export function isNotResting({ now }: Asked) {
  return sql<boolean>`not coalesce((select true from call_result called where called.candidate_id = c.id
    and called.quiet_until > ${now} limit 1), false)`;
}

export function aboutPerson(row: PersonColumns): { candidateId: string; person: PersonName; phone: string } {
  const { candidateId, phone, ...person } = row;
  const { familyName, givenName, familyKana, givenKana, romaji } = person;
  return { candidateId, phone, person: { familyName, givenName, familyKana, givenKana, romaji } };
}

/** きょう, あす, 2日後, 3日前: only ever beside the date. */
export function relativeDay(day: string, today: string, locale: Locale): string {
  const count = daysBetween(today, day);
  if (count === 0) return m.today_day_today({}, { locale });
  if (count === 1) return m.today_day_tomorrow({}, { locale });
  if (count === -1) return m.today_day_yesterday({}, { locale });
  return count > 0
    ? m.today_day_ahead({ count }, { locale })
    : m.today_day_past({ count: -count }, { locale });
}

/** The first column of a row with a day. */
export function onDay(day: string, { today, locale }: TodayAsk): Pick<TodayRow, "day" | "when"> {
  return {
    day,
    when: {
      word: relativeDay(day, today, locale),
      note: formatShortDay(day, { locale }).replace(/\(.\)$/, ""),
    },
  };
}

export const weekAhead = ({ today }: Asked) => sql`${today} + 7`;
