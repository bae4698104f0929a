// How long data of people is kept once their way has ended: after the first working day, or after an offer ended for good.
export const outcomes = ["joined", "ended"] as const;
export type Outcome = (typeof outcomes)[number];

/** notes: calls, notes, care, tasks, state of papers · papers: PDFs and receipts · person: everything that is left */
export const retentionKinds = ["notes", "papers", "person"] as const;
export type RetentionKind = (typeof retentionKinds)[number];

export type RetentionRules = Record<Outcome, Record<RetentionKind, number>>;

/** Until a company chooses its own. */
export const ownRules: RetentionRules = {
  joined: { notes: 90, papers: 180, person: 180 },
  ended: { notes: 90, papers: 180, person: 180 },
};

export const fewestDays = 30;
export const mostDays = 3650;

/** Nothing of somebody can stay longer than the person. */
export function areSound(rules: RetentionRules): boolean {
  return outcomes.every((outcome) => {
    const { notes, papers, person } = rules[outcome];
    const isInRange = [notes, papers, person].every(
      (days) => Number.isInteger(days) && days >= fewestDays && days <= mostDays,
    );
    return isInRange && notes <= person && papers <= person;
  });
}
