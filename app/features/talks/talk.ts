// A talk (先輩と20分) is asked for by a candidate for this evening or the next: the colleague who fits best is asked with two
// buttons, then the next one, until somebody says yes or the evening has come.
import { type MeetingPolicy, policyConcernsOf } from "~/features/events/meeting-policy.ts";
import { addDays, instantAt, todayIn } from "~/lib/dates.ts";
import { workdayFrom } from "~/lib/holidays.ts";

export const talkMinutes = 20;
/** How long one colleague has to answer before the next is asked. */
export const answerMinutes = 30;
/** So much before the start nobody new is asked. */
export const leastNoticeMinutes = 15;
/** A candidate may have so many talks in seven days; seniors have evenings too. */
export const mostTalksAWeek = 2;
const soonestMinutes = 60;
const evening = ["17:00", "17:30", "18:00", "18:30", "19:00", "19:30", "20:00", "20:30"];

export type TalkState = "asking" | "held" | "nobody" | "withdrawn";

/** The beginnings one can choose: this evening and the next, of working days on the clock of the company, within its hours. */
export function talkTimes(now: Date, zone: string, policy: MeetingPolicy): Date[] {
  const first = workdayFrom(todayIn(zone, now), 1);
  const earliest = now.getTime() + soonestMinutes * 60_000;
  return [first, workdayFrom(addDays(first, 1), 1)]
    .flatMap((day) => evening.map((time) => instantAt(day, time, zone)))
    .filter((start) => start.getTime() >= earliest && isWithinPolicy(start, zone, "", policy));
}

/** Hours and platforms as for every meeting; by video it may be late: docs/decisions/0017-talks-by-video-in-the-evening.md. */
export function isWithinPolicy(
  startsAt: Date,
  zone: string,
  roomUrl: string,
  policy: MeetingPolicy,
): boolean {
  const endsAt = new Date(startsAt.getTime() + talkMinutes * 60_000);
  const talk = {
    startsAt,
    endsAt,
    zone,
    placeKind: "online",
    hasAlcohol: false,
    seats: 1,
    onlineUrl: roomUrl,
  } as const;
  return policyConcernsOf(talk, policy).every((concern) => concern === "one_to_one_late");
}

export type Asker = { unitId: string | null; school: string; language: string; topic: string };
export type Senior = {
  id: string;
  unitId: string | null;
  school: string;
  languages: string;
  topics: readonly string[];
};

/** How well a colleague fits: the topic asked for, the candidate's language, the department, the school. */
export function fitOf(asker: Asker, senior: Senior): number {
  const speaks = { en: /english|英語|영어/i, ko: /korean|한국어|韓国語/i }[asker.language];
  return (
    (asker.topic !== "" && senior.topics.includes(asker.topic) ? 8 : 0) +
    (speaks?.test(senior.languages) ? 4 : 0) +
    (asker.unitId !== null && asker.unitId === senior.unitId ? 2 : 0) +
    (asker.school !== "" && asker.school === senior.school ? 1 : 0)
  );
}
