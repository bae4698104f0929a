// What a person may ask of us about their own data: the text of notes (開示), that we stop using it, that we delete it.

export const ownRequestKinds = ["disclosure", "stop", "deletion"] as const;
export type OwnRequestKind = (typeof ownRequestKinds)[number];
export const daysToAnswer = 14;

/** What is kept and for what: a row a kind. Until when the company's rules say: by `rule` of retention.ts. */
export const keptKinds = [
  { kind: "contact", rule: "person" },
  { kind: "offer", rule: "papers" },
  { kind: "meetings", rule: "person" },
  { kind: "notes", rule: "notes" },
  { kind: "letters", rule: "person" },
  { kind: "questions", rule: "person" },
  { kind: "wishes", rule: "person" },
  { kind: "shown", rule: "person" },
  { kind: "perks", rule: "person" },
  { kind: "trips", rule: "person" },
] as const;
export type KeptKind = (typeof keptKinds)[number]["kind"];
