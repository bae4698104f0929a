import { type RawBuilder, sql } from "kysely";
import { endedStates, type OfferState, offerStates } from "~/features/offers/offer.ts";
import {
  begins,
  type FilterClock,
  isOneLetter,
  type KnownWords,
  matching,
  searchWords,
  termsOf,
} from "./candidate-filter.server.ts";
import type { CandidateFilter } from "./candidate-filter.ts";

/**
 * Everybody found by the one word of a search. A name that 4,000 people share would be 4,000 rows of the table, to see who of
 * them is in the department asked for: those whose place in the list begins with the word are read from candidate_by_state
 * alone, and only who has it elsewhere (the given name, a school, an address) is looked up. Undefined for other searches.
 */
export function foundByWord(
  filter: CandidateFilter,
  clock: FilterClock,
  value: RawBuilder<unknown>,
  known?: KnownWords,
): RawBuilder<unknown> | undefined {
  const [word, ...others] = searchWords(filter.words);
  if (!word || others.length > 0 || isOneLetter(word) || filter.ids.length > 0) return undefined;
  const rest = { ...filter, words: "" };
  const people = (filter: CandidateFilter, more: RawBuilder<unknown>) =>
    sql`select candidate.id, candidate.cohort_year, ${value} as value
      from candidate where ${matching(filter, clock)} and ${more}`;
  const isFirst = begins(sql.ref("candidate.sort_key"), word);
  const years = sql`candidate.cohort_year = any(array(select year from cohort))`;
  const elsewhere = sql`candidate.id = any(array(
    select candidate_id from ${termsOf(known)} where ${begins(sql.ref("term"), word)}
    except select candidate.id from candidate where ${years} and candidate.merged_into_id is null and ${isFirst}))`;
  // one state after the other, as they lie in the index; "not ended" would be none of its conditions
  const states = statesOf(filter);
  const inAnyState = { ...rest, standing: "all" as const, states: [] };
  const inIndex = filter.year === null ? sql`${years} and ${isFirst}` : isFirst;
  const parts = [
    people({ ...inAnyState, states: states.filter((state) => state !== null) }, inIndex),
    ...(states.includes(null) ? [people(inAnyState, sql`candidate.offer_state is null and ${inIndex}`)] : []),
    people(rest, elsewhere),
  ];
  return sql.join(parts, sql` union all `);
}

/** The states a filter lets through; null for people without an offer yet. */
function statesOf({ states, standing }: CandidateFilter): (OfferState | null)[] {
  const ended: readonly OfferState[] = endedStates;
  const isMeant = (state: OfferState) =>
    standing === "all" || (standing === "ended") === ended.includes(state);
  if (states.length > 0) return states.filter(isMeant);
  return [...offerStates.filter(isMeant), ...(standing === "ended" ? [] : [null])];
}
