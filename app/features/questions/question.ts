// A question (質問) goes to a senior colleague, to recruiting or to the desk, with a name or without. Without one nothing
// leads back to who asked; so it is possible only where at least five people could have asked it.

export const addressees = ["senior", "recruiting", "desk"] as const;
export type Addressee = (typeof addressees)[number];

export const smallestGroup = 5;
export const longestQuestion = 2000;

export function isAddressee(text: string | null | undefined): text is Addressee {
  return addressees.some((each) => each === text);
}

/** Whether a question may be asked without a name in a group of so many. */
export function canBeNameless(groupSize: number): boolean {
  return groupSize >= smallestGroup;
}
