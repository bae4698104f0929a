// What a candidate shows to the hosts of their own meetings: facts we have are shown or not, lines are theirs to write.

export const profileFacts = ["reading", "school", "faculty"] as const;
export type ProfileFact = (typeof profileFacts)[number];

export const profileLines = ["region", "languages", "topics", "about"] as const;
export type ProfileLine = (typeof profileLines)[number];

export const longestLine: Record<ProfileLine, number> = {
  region: 60,
  languages: 100,
  topics: 200,
  about: 200,
};

export type HostProfile = Record<ProfileFact, boolean> & Record<ProfileLine, string>;

/** How everybody begins. */
export const nothingShown: HostProfile = {
  ...{ reading: false, school: false, faculty: false },
  ...{ region: "", languages: "", topics: "", about: "" },
};

export function showsAnything(profile: HostProfile): boolean {
  return profileFacts.some((fact) => profile[fact]) || profileLines.some((line) => profile[line] !== "");
}
