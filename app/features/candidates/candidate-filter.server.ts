import { type Expression, type ExpressionBuilder, expressionBuilder, type SqlBool, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { endedStates, type OfferState } from "~/features/offers/offer.ts";
import { addDays } from "~/lib/dates.ts";
import { fold } from "~/lib/fold.ts";
import type { CandidateFilter } from "./candidate-filter.ts";

/** The clock of a filter: `today` in the company's zone for reply dates, `now` for the last contact. */
export type FilterClock = { now: Date; today: string };

type Builder = ExpressionBuilder<DB, "candidate">;

/**
 * The conditions of a filter on `candidate`, shared by list, count, bulk action and export:
 * `db.selectFrom("candidate").where(matching(filter, clock))`. People merged into another are never part of it.
 * `known` makes a search quicker: see `lookAtWords`.
 */
export function matching(
  filter: CandidateFilter,
  clock: FilterClock,
  known: KnownWords = nothingKnown,
): Expression<SqlBool> {
  const eb = expressionBuilder<DB, "candidate">();
  return eb.and([...conditions(eb, filter, clock, known)]);
}

/** What is known of the words of a search before it is done. */
export type KnownWords = {
  /**
   * The words that begin very many terms ("大学", the start of everybody's mail address). Collecting everybody behind such
   * a word would take longer than looking at one person after the other until a page is full.
   */
  common: ReadonlySet<string>;
  /** Whether everybody's terms are in candidate_term: see write-rest.server.ts. */
  isWritten: boolean;
};

const nothingKnown: KnownWords = { common: new Set(), isWritten: false };

/** Where the terms of everybody are found. */
export function termsOf({ isWritten }: KnownWords = nothingKnown) {
  return sql.table(isWritten ? "candidate_term" : "findable_term");
}

function* conditions(
  eb: Builder,
  filter: CandidateFilter,
  clock: FilterClock,
  known: KnownWords,
): Generator<Expression<SqlBool>> {
  yield eb("candidate.merged_into_id", "is", null);
  if (filter.year !== null) yield eb("candidate.cohort_year", "=", sql.lit(filter.year));
  if (filter.ids.length > 0) yield eb("candidate.id", "in", [...filter.ids]);
  if (filter.states.length > 0) yield eb("candidate.offer_state", "in", written(filter.states));
  if (filter.standing === "ended") yield eb("candidate.offer_state", "in", written(endedStates));
  if (filter.standing === "open") yield isOnTheWay(eb);
  if (filter.units.length > 0) yield inUnits(eb, filter.units);
  if (filter.school) yield eb("candidate.school", "like", `${escapeLike(filter.school)}%`);
  if (filter.school) yield eb("candidate.school", "<>", "");
  if (filter.language) yield eb("candidate.locale", "=", filter.language);
  if (filter.recruiter === "none") yield eb("candidate.recruiter_id", "is", null);
  else if (filter.recruiter) yield eb("candidate.recruiter_id", "=", filter.recruiter);
  if (filter.mineOf)
    yield eb.or([
      eb("candidate.recruiter_id", "=", filter.mineOf),
      eb.and([eb("candidate.deputy_id", "is not", null), eb("candidate.deputy_id", "=", filter.mineOf)]),
    ]);
  // The summary has a reply date in these states only: saying so spares the count everybody else.
  if (filter.isDueSoon || filter.replyTo || /\d/.test(filter.replyFrom))
    yield eb("candidate.offer_state", "in", written(["informal", "considering"]));
  if (filter.isDueSoon)
    yield eb("candidate.reply_on", "<=", addDays(clock.today, 7)).and("candidate.reply_on", "is not", null);
  if (filter.replyFrom === "none") yield eb("candidate.reply_on", "is", null);
  else if (filter.replyFrom) yield eb("candidate.reply_on", ">=", filter.replyFrom);
  if (filter.replyTo) yield eb("candidate.reply_on", "<=", filter.replyTo);
  if (filter.isQuiet) yield isQuiet(new Date(clock.now.getTime() - 30 * 86_400_000));
  if (filter.tag)
    yield eb.exists(
      eb
        .selectFrom("candidate_tag")
        .select(sql`1`.as("one"))
        .where("candidate_tag.tag", "=", filter.tag)
        .whereRef("candidate_tag.candidate_id", "=", "candidate.id"),
    );
  for (const word of searchWords(filter.words)) yield isFoundBy(eb, word, known);
}

/** The words of a search as they stand in candidate_term; several words must all match. */
export function searchWords(text: string): string[] {
  return text
    .split(/[\s\u3000]+/)
    .map(fold)
    .filter((word) => word !== "")
    .slice(0, 5);
}

/** What makes the search of a list quicker: one look at indexes. */
export async function lookAtWords(db: Db, filter: CandidateFilter): Promise<KnownWords> {
  const words = searchWords(filter.words).filter((word) => !isOneLetter(word));
  if (words.length === 0) return nothingKnown;
  const beyond = words.map(
    (word) =>
      sql`exists (select from candidate_term where ${begins(sql.ref("term"), word)} order by term offset ${commonFrom})`,
  );
  const { rows } = await sql<{ are: boolean[]; isWritten: boolean }>`select array[${sql.join(beyond)}] as are,
    not exists (select from import_added where rest_waits) as "isWritten"`.execute(db);
  return {
    common: new Set(words.filter((_, at) => rows[0]?.are[at])),
    isWritten: rows[0]?.isWritten ?? false,
  };
}

const commonFrom = 10_000;

/**
 * Whether the same plan is good for everybody who asks with such a filter. A search, a school or a tag may mean three
 * people or half of them.
 */
export function isUsual(filter: CandidateFilter): boolean {
  const { words, school, tag, language, ids, replyFrom, replyTo, recruiter } = filter;
  return (
    ids.length === 0 && [words, school, tag, language, replyFrom, replyTo, recruiter].every((each) => !each)
  );
}

/** Whether a search names words that are looked up first, as against checked person by person. */
export function isCollected(filter: CandidateFilter, { common }: KnownWords = nothingKnown): boolean {
  return searchWords(filter.words).some((word) => !isOneLetter(word) && !common.has(word));
}

/**
 * The word begins one of the candidate's terms. The ids are collected first: names lie together in kana order, so walking
 * the list until fifty of a name turn up would read most of it. A single kana or Latin letter would match thousands of
 * terms of every kind; it means "the reading begins with it".
 */
function isFoundBy(eb: Builder, word: string, known: KnownWords): Expression<SqlBool> {
  if (isOneLetter(word)) return begins(eb.ref("candidate.sort_key"), word);
  if (known.common.has(word))
    return sql<SqlBool>`coalesce((select true from unnest(candidate.terms) as own (term)
      where ${begins(sql.ref("own.term"), word)} limit 1), false)`;
  return sql<SqlBool>`candidate.id = any(array(select found.candidate_id from ${termsOf(known)} as found
    where ${begins(sql.ref("found.term"), word)}))`;
}

/** A single kana or Latin letter: the reading begins with it. */
export function isOneLetter(word: string): boolean {
  return /^[\p{Script=Katakana}\p{Script=Latin}]$/u.test(word);
}

/** Whether a text begins with the folded word, as a range that an index answers. */
export function begins(column: Expression<string | unknown>, word: string) {
  return sql<SqlBool>`(${column} >= ${word} and ${column} < ${afterAll(word)})`;
}

/** The smallest text behind everything that begins with `word`, in code point order ("C"). */
function afterAll(word: string) {
  const letters = [...word];
  const last = letters.pop()?.codePointAt(0) ?? 0;
  return letters.join("") + String.fromCodePoint(last + 1);
}

/** Written out in the statement: the planner sees how many they are also where its plan is kept. */
function written(states: readonly OfferState[]) {
  return sql<OfferState>`(${sql.join(states.map((state) => sql.lit(state)))})`;
}

/** Somebody without an offer yet is on the way too. */
function isOnTheWay(eb: Builder) {
  return eb.or([
    eb("candidate.offer_state", "is", null),
    eb("candidate.offer_state", "not in", written(endedStates)),
  ]);
}

function isQuiet(since: Date) {
  return sql<SqlBool>`coalesce(candidate.last_contact_at, '-infinity'::timestamptz) < ${since}`;
}

function inUnits(eb: Builder, units: readonly string[]) {
  const ids = units.filter((unit) => unit !== "none");
  const isNone = eb("candidate.unit_id", "is", null);
  if (ids.length === 0) return isNone;
  const isChosen = eb("candidate.unit_id", "in", ids);
  return units.includes("none") ? eb.or([isChosen, isNone]) : isChosen;
}

function escapeLike(text: string) {
  return text.replace(/[\\%_]/g, "\\$&");
}
