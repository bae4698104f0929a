import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { DB } from "#db/schema.ts";
import { endedStates } from "~/features/offers/offer.ts";
import { addDays } from "~/lib/dates.ts";
import { fold } from "~/lib/fold.ts";
import type { CandidateFilter } from "./candidate-filter.ts";

/** The clock of a filter: `today` in the company's zone for reply dates, `now` for the last contact. */
export type FilterClock = { now: Date; today: string };

type Builder = ExpressionBuilder<DB, "candidate">;

/**
 * The conditions of a filter on `candidate`, shared by list, count, bulk action and export:
 * `db.selectFrom("candidate").where(matching(filter, clock))`. People merged into another are never part of it.
 */
export function matching(filter: CandidateFilter, clock: FilterClock) {
  return (eb: Builder): Expression<SqlBool> => eb.and([...conditions(eb, filter, clock)]);
}

function* conditions(
  eb: Builder,
  filter: CandidateFilter,
  clock: FilterClock,
): Generator<Expression<SqlBool>> {
  yield eb("candidate.merged_into_id", "is", null);
  if (filter.year !== null) yield eb("candidate.cohort_year", "=", filter.year);
  if (filter.ids.length > 0) yield eb("candidate.id", "in", [...filter.ids]);
  if (filter.states.length > 0) yield eb("candidate.offer_state", "in", [...filter.states]);
  if (filter.standing === "ended") yield eb("candidate.offer_state", "in", [...endedStates]);
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
  for (const word of searchWords(filter.words)) yield isFoundBy(eb, word);
}

/** The words of a search as they stand in candidate_term; several words must all match. */
export function searchWords(text: string): string[] {
  return text
    .split(/[\s\u3000]+/)
    .map(fold)
    .filter((word) => word !== "")
    .slice(0, 5);
}

/**
 * The word begins one of the candidate's terms. The ids are collected first: names lie together in kana order, so walking
 * the list until fifty of a name turn up would read most of it. A single kana or Latin letter would match thousands of
 * terms of every kind; it means "the reading begins with it".
 */
function isFoundBy(eb: Builder, word: string): Expression<SqlBool> {
  if (/^[\p{Script=Katakana}\p{Script=Latin}]$/u.test(word))
    return eb.and([eb("candidate.sort_key", ">=", word), eb("candidate.sort_key", "<", afterAll(word))]);
  const found = eb
    .selectFrom("candidate_term")
    .select("candidate_term.candidate_id")
    .where("candidate_term.term", ">=", word)
    .where("candidate_term.term", "<", afterAll(word));
  return sql<SqlBool>`${eb.ref("candidate.id")} = any(array(${found}))`;
}

/** The smallest text behind everything that begins with `word`, in code point order ("C"). */
function afterAll(word: string) {
  const letters = [...word];
  const last = letters.pop()?.codePointAt(0) ?? 0;
  return letters.join("") + String.fromCodePoint(last + 1);
}

/** Somebody without an offer yet is on the way too. */
function isOnTheWay(eb: Builder) {
  return eb.or([
    eb("candidate.offer_state", "is", null),
    eb("candidate.offer_state", "not in", [...endedStates]),
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
