// A relative (ご家族) is somebody whom a candidate let in: a name to write to, and nothing about their life. What the
// candidate opened stands in the consent ledger, entry by entry; what holds now is its newest entry per topic and channel.
export const familyTopics = ["briefing", "leaflet", "news", "emergency"] as const;
export type FamilyTopic = (typeof familyTopics)[number];

export const channels = ["mail", "post", "phone"] as const;
export type Channel = (typeof channels)[number];

export const familyAnswers = ["on_site", "online", "no", "maybe"] as const;
export type FamilyAnswer = (typeof familyAnswers)[number];

/** What a family may ask about: the only thing kept of a question beside its own words. */
export const aboutTopics = [
  "place_of_work",
  "transfer",
  "safety",
  "pay",
  "leaflet",
  "briefing",
  "other",
] as const;
export type AboutTopic = (typeof aboutTopics)[number];

export const mostPeople = 6;
export const mostRelatives = 4;
/** Days that the note of a call is kept. */
export const callKeptDays = 30;

export type OpenConsent = { topic: FamilyTopic; channel: Channel; untilOn: string; since: Date };

export function isFamilyAnswer(text: unknown): text is FamilyAnswer {
  return familyAnswers.some((answer) => answer === text);
}

export function isFamilyTopic(text: unknown): text is FamilyTopic {
  return familyTopics.some((topic) => topic === text);
}

export function isAboutTopic(text: unknown): text is AboutTopic {
  return aboutTopics.some((topic) => topic === text);
}

/**
 * The last days a candidate may choose from: a month or so, the end of the season (the day before offers become formal)
 * and the day before joining, as far as they still lie ahead. The season is what a fresh page proposes.
 */
export function lastDays(
  today: string,
  cohort: { formalOn: string; joinsOn: string },
  addDays: (day: string, count: number) => string,
): { days: string[]; proposed: string } {
  const [season, joining] = [addDays(cohort.formalOn, -1), addDays(cohort.joinsOn, -1)];
  const soon = addDays(today, 30);
  const days = [...new Set([soon, season, joining])].filter((day) => day > today && day <= joining).sort();
  const proposed = season > today && season <= joining ? season : joining;
  return { days, proposed };
}

/** y****@example.jp: enough to recognise one's own mother, too little to read over a shoulder. */
export function hiddenAddress(email: string): string {
  const [name = "", place = ""] = email.split("@");
  return place ? `${[...name][0] ?? ""}****@${place}` : "";
}
