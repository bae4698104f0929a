// Matching proposes who meets whom at an event: it gives each candidate at most one slot, for the most of what they wish and
// share with a host, within what hosts offer. A person looks at it, changes it and accepts it; nobody is told before.
// What counts is what candidates said or chose to show to hosts, their department and school: nothing else about them.

export type Weights = {
  /** For whoever got nothing last time, 0–10. */
  leftOut: number;
  /** Against the same hosts leading most of it, 0–10. */
  evenLoad: number;
};

export const defaultWeights: Weights = { leftOut: 5, evenLoad: 3 };

export type Person = {
  candidateId: string;
  invitationId: string;
  unitId: string | null;
  /** All texts are folded: compared, never shown. */
  school: string;
  regions: string[];
  languages: string[];
  topics: string[];
  /** What they said to each session. */
  wishes: ReadonlyMap<string, { mark: "yes" | "maybe" | "no"; wish: number | null }>;
  /** Times at which they are elsewhere. */
  busy: readonly { from: number; until: number }[];
  wasLeftOut: boolean;
};

export type Slot = {
  sessionId: string;
  hostId: string;
  from: number;
  until: number;
  seats: number;
  /** Host and month: what the host's offer is counted by. */
  load: string;
  unitId: string | null;
  school: string;
  regions: string[];
  languages: string[];
  topics: string[];
};

/** What speaks for a pair; `value` is a topic, a language or a place, folded. */
export type Fact = {
  kind: "wish" | "maybe" | "topic" | "unit" | "school" | "language" | "region";
  value: string;
};

export const factWeights: Record<Fact["kind"], number> = {
  wish: 10,
  maybe: 3,
  language: 6,
  unit: 4,
  topic: 3,
  school: 3,
  region: 2,
};

/** Somebody who meets a host at all: worth more than any choice between hosts in which fewer do. */
export const meetingWorth = 20;
const mostTopics = 3;

/** What speaks for this person in this slot; undefined when it can't be: they said no, or are elsewhere. */
export function factsOf(person: Person, slot: Slot): Fact[] | undefined {
  const said = person.wishes.get(slot.sessionId);
  if (said?.mark === "no") return undefined;
  if (person.busy.some(({ from, until }) => from < slot.until && until > slot.from)) return undefined;
  const facts: Fact[] = [];
  if (said) facts.push({ kind: said.mark === "yes" ? "wish" : "maybe", value: String(said.wish ?? "") });
  const shared = (mine: string[], theirs: string[]) => mine.filter((each) => theirs.includes(each));
  for (const value of shared(person.topics, slot.topics).slice(0, mostTopics))
    facts.push({ kind: "topic", value });
  if (person.unitId !== null && person.unitId === slot.unitId)
    facts.push({ kind: "unit", value: person.unitId });
  if (person.school !== "" && person.school === slot.school)
    facts.push({ kind: "school", value: slot.school });
  const [language] = shared(person.languages, slot.languages);
  if (language) facts.push({ kind: "language", value: language });
  const [region] = shared(person.regions, slot.regions);
  if (region) facts.push({ kind: "region", value: region });
  return facts;
}

/** The worth of a pair without what is fair between people; an earlier wish is worth a little more. */
export function worthOf(facts: readonly Fact[]): number {
  return facts.reduce((sum, { kind, value }) => sum + factWeights[kind] + rankBonus(kind, value), 0);
}

function rankBonus(kind: Fact["kind"], value: string): number {
  const rank = Number(value);
  return (kind === "wish" || kind === "maybe") && rank >= 1 ? Math.max(0, 4 - 2 * (rank - 1)) : 0;
}
