export const noteReasons = [
  "job",
  "income",
  "standing",
  "belief",
  "home",
  "health",
  "makeup",
  "view",
  "relative",
  "ranking",
] as const;
export type NoteReason = (typeof noteReasons)[number];

export const wishTopics = ["place", "transfer", "safety", "pay", "leaflet", "briefing"] as const;
export type WishTopic = (typeof wishTopics)[number];

/** Words that may not be kept; `except` is looked for in the whole sentence, `isAlsoNext` in the one after a relative too. */
export type NoteRule = { reason: NoteReason; words: RegExp; except?: RegExp; isAlsoNext?: boolean };

/** One of these, in any of the three languages. */
export function any(...parts: string[]): RegExp {
  return new RegExp(parts.join("|"), "iu");
}
