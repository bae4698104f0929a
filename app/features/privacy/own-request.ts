// What a person may ask of us about their own data: the text of notes (開示), that we stop using it, that we delete it.

export const ownRequestKinds = ["disclosure", "stop", "deletion"] as const;
export type OwnRequestKind = (typeof ownRequestKinds)[number];
export const daysToAnswer = 14;

/** What is kept, for what, until when: a row a kind. `days` after the first working day of the class. */
export const keptKinds = [
  { kind: "contact", days: 180 },
  { kind: "offer", days: 365 },
  { kind: "meetings", days: 180 },
  { kind: "notes", days: 90 },
  { kind: "letters", days: 180 },
  { kind: "questions", days: 180 },
  { kind: "wishes", days: 90 },
] as const;
export type KeptKind = (typeof keptKinds)[number]["kind"];
