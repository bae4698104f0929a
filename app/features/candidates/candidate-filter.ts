// Which candidates a list, a count, a bulk action or an export speaks of. It lives in the address (and in saved filters),
// so every page understands the same query: /candidates, /candidates/export, /events/:id/invite, bulk actions.
import { type OfferState, offerStates } from "~/features/offers/offer.ts";
import { isId } from "~/lib/ids.ts";
import { isLocale, type Locale } from "~/lib/locale.ts";

export const candidateSorts = ["kana", "reply", "contact"] as const;
export type CandidateSort = (typeof candidateSorts)[number];

/** `open` = on the way to the joining day (or without an offer yet), `ended` = declined or withdrawn. */
export const standings = ["open", "ended", "all"] as const;
export type Standing = (typeof standings)[number];

export type CandidateFilter = {
  /** The class, or null for all of them. */
  year: number | null;
  words: string;
  standing: Standing;
  states: readonly OfferState[];
  units: readonly string[];
  school: string;
  language: Locale | null;
  tag: string;
  /** In charge; "none" = nobody is. */
  recruiter: string;
  /** In charge or deputy: "mine". */
  mineOf: string | null;
  isDueSoon: boolean;
  /** Reply date from and to ("YYYY-MM-DD", both included); "none" as `replyFrom`: nobody set one. */
  replyFrom: string;
  replyTo: string;
  isQuiet: boolean;
  /** Hand-picked people: the other conditions still hold. */
  ids: readonly string[];
};

export const noFilter: CandidateFilter = {
  year: null,
  words: "",
  standing: "all",
  states: [],
  units: [],
  school: "",
  language: null,
  tag: "",
  recruiter: "",
  mineOf: null,
  isDueSoon: false,
  replyFrom: "",
  replyTo: "",
  isQuiet: false,
  ids: [],
};

/** What the address leaves open: the class shown first, and whether the reader's own people come first. */
export type FilterDefaults = { year: number | null; memberId: string; isMineFirst: boolean };

/**
 * Reads a filter from the address. Unknown values are left out rather than refused.
 * `year=all` means every class, `who=mine|all` overrides the default; chosen rows come as repeated `id`.
 */
export function filterFromQuery(query: URLSearchParams, defaults: FilterDefaults): CandidateFilter {
  const year = query.get("year");
  const who = query.get("who");
  const language = query.get("language") ?? "";
  const standing = standings.find((known) => known === query.get("standing"));
  const states = query.getAll("state").filter(isOfferState);
  const recruiter = query.get("recruiter") ?? "";
  const isMine = who === "mine" || (who !== "all" && defaults.isMineFirst && recruiter === "");
  return {
    year: year === "all" ? null : year && /^\d{4}$/.test(year) ? Number(year) : defaults.year,
    words: (query.get("q") ?? "").trim().slice(0, 100),
    standing: standing ?? (states.length > 0 ? "all" : "open"),
    states,
    units: query.getAll("unit").filter((id) => id === "none" || isId(id)),
    school: (query.get("school") ?? "").trim().slice(0, 100),
    language: isLocale(language) ? language : null,
    tag: (query.get("tag") ?? "").trim().slice(0, 60),
    recruiter: recruiter === "none" || isId(recruiter) ? recruiter : "",
    mineOf: isMine ? defaults.memberId : null,
    isDueSoon: query.get("due") === "7",
    replyFrom: query.get("replyFrom") === "none" ? "none" : dayOf(query.get("replyFrom")),
    replyTo: dayOf(query.get("replyTo")),
    isQuiet: query.get("quiet") === "30",
    ids: query.getAll("id").filter((id) => isId(id)),
  };
}

export function sortFromQuery(query: URLSearchParams): CandidateSort {
  return candidateSorts.find((sort) => sort === query.get("sort")) ?? "kana";
}

/** The address of a filter; it says everything, so that a link means the same to a colleague with other defaults. */
export function queryOfFilter(filter: CandidateFilter, sort: CandidateSort = "kana"): URLSearchParams {
  const query = new URLSearchParams();
  query.set("year", filter.year === null ? "all" : String(filter.year));
  query.set("who", filter.mineOf ? "mine" : "all");
  if (filter.words) query.set("q", filter.words);
  if (filter.standing !== (filter.states.length > 0 ? "all" : "open")) query.set("standing", filter.standing);
  for (const state of filter.states) query.append("state", state);
  for (const unit of filter.units) query.append("unit", unit);
  if (filter.school) query.set("school", filter.school);
  if (filter.language) query.set("language", filter.language);
  if (filter.tag) query.set("tag", filter.tag);
  if (filter.recruiter) query.set("recruiter", filter.recruiter);
  if (filter.isDueSoon) query.set("due", "7");
  if (filter.replyFrom) query.set("replyFrom", filter.replyFrom);
  if (filter.replyTo) query.set("replyTo", filter.replyTo);
  if (filter.isQuiet) query.set("quiet", "30");
  for (const id of filter.ids) query.append("id", id);
  if (sort !== "kana") query.set("sort", sort);
  return query;
}

/** True when the reader narrowed the list by more than the class and whose people. */
export function isNarrowed(filter: CandidateFilter): boolean {
  return (
    filter.words !== "" ||
    filter.standing !== "open" ||
    filter.states.length + filter.units.length > 0 ||
    filter.school + filter.tag + filter.recruiter !== "" ||
    filter.language !== null ||
    filter.isDueSoon ||
    filter.replyFrom + filter.replyTo !== "" ||
    filter.isQuiet
  );
}

function dayOf(text: string | null): string {
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : "";
}

function isOfferState(text: string): text is OfferState {
  return (offerStates as readonly string[]).includes(text);
}
