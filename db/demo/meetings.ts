// The year of events of one class: when, what, how many seats, whom it is for. Scaled by the number of offers.
import type { Random } from "./random.ts";
import { day, hour, minute, onWeekday, type Season, seasonDay, startOfDay } from "./season.ts";

export type EventKind = "meetup" | "social" | "workshop" | "visit" | "ceremony" | "trip" | "family_briefing";
export type Answer = "yes" | "no" | "maybe" | "other_date";
/** Who entered an answer: the candidate by the link, or a colleague for them. */
export type Given = { at: number; answer: Answer; word: string; byRecruiter: boolean };
export type HistoryEntry = Given & { outcome: "going" | "waiting" | "noted" };
type Seat = {
  state: "going" | "waiting" | "offered";
  arrival: number;
  arrivedAt: number;
  claimUntil: number | null;
  attendance: "unknown" | "attended" | "excused" | "no_show";
};

export type Invite = {
  /** Place of the invited person in the class's list of tracks. */
  person: number;
  invitedAt: number;
  remindedAt: number | null;
  isBounced: boolean;
  given: Given[];
  history: HistoryEntry[];
  seat: Seat | null;
};

export type Meeting = {
  kind: EventKind;
  /** Which of the titles of its kind, and which place: see meeting-words.ts. */
  title: number;
  place: number;
  startsAt: number;
  endsAt: number;
  seats: number;
  asked: number;
  invitedAt: number;
  answerBy: number;
  audience: "everyone" | "accepted";
  hosts: number[];
  isDraft: boolean;
  invites: Invite[];
  arrivals: number;
};

type Plan = Pick<Meeting, "kind" | "startsAt" | "seats" | "asked"> &
  Partial<Pick<Meeting, "title" | "place" | "audience" | "hosts">> & { minutes: number; lead: number };

export function planMeetings(rng: Random, season: Season, offers: number, hostCount: number): Meeting[] {
  const rooms = Math.min(6, Math.max(1, Math.round(offers / 260)));
  const plans: Plan[] = [...meetups(rng, offers)];
  for (let room = 0; room < rooms; room++) {
    const at = (on: string, minutes: number) => seasonDay(on) + minutes * minute + room * 7 * day;
    plans.push(
      {
        kind: "visit",
        startsAt: at("2026-04-22", 780),
        minutes: 180,
        lead: 15,
        seats: 12,
        asked: 22,
        place: room,
      },
      {
        kind: "social",
        startsAt: at("2026-05-16", 840),
        minutes: 150,
        lead: 18,
        seats: 24,
        asked: 40,
        title: 0,
        place: room,
      },
      {
        kind: "visit",
        startsAt: at("2026-06-10", 780),
        minutes: 180,
        lead: 15,
        seats: 12,
        asked: 20,
        place: room,
      },
      {
        kind: "workshop",
        startsAt: at("2026-06-17", 1050),
        minutes: 60,
        lead: 13,
        seats: 10,
        asked: 18,
        title: 0,
      },
      {
        kind: "family_briefing",
        startsAt: at("2026-06-20", 630),
        minutes: 75,
        lead: 17,
        seats: 10,
        asked: 14,
        place: 1,
      },
      {
        kind: "trip",
        startsAt: at("2026-08-24", 540),
        minutes: 3360,
        lead: 40,
        seats: 12,
        asked: 30,
        audience: "accepted",
      },
      {
        kind: "family_briefing",
        startsAt: at("2026-09-05", 630),
        minutes: 75,
        lead: 17,
        seats: 10,
        asked: 14,
        place: 1,
      },
      {
        kind: "social",
        startsAt: at("2026-07-18", 840),
        minutes: 150,
        lead: 17,
        seats: 24,
        asked: 40,
        title: 1,
        place: room,
      },
      {
        kind: "social",
        startsAt: at("2026-11-14", 840),
        minutes: 150,
        lead: 18,
        seats: 30,
        asked: 44,
        title: 2,
        place: room,
        audience: "accepted",
      },
      {
        kind: "workshop",
        startsAt: at("2026-11-25", 1020),
        minutes: 120,
        lead: 15,
        seats: 20,
        asked: 28,
        title: 1,
        audience: "accepted",
      },
      {
        kind: "workshop",
        startsAt: at("2027-01-20", 1020),
        minutes: 120,
        lead: 15,
        seats: 20,
        asked: 28,
        title: 2,
        audience: "accepted",
      },
    );
  }
  plans.push({
    kind: "ceremony",
    startsAt: onWeekday(season.formalAt) + 630 * minute,
    minutes: 120,
    lead: 30,
    seats: offers,
    asked: offers,
    audience: "accepted",
    place: 0,
  });
  return plans
    .map((plan) => meeting(rng, plan, hostCount))
    .sort((a, b) => a.invitedAt - b.invitedAt || a.startsAt - b.startsAt);
}

function meetups(rng: Random, offers: number): Plan[] {
  const count = Math.round(offers * 0.1);
  const [from, to] = [seasonDay("2026-03-12"), seasonDay("2027-01-20")];
  return Array.from({ length: count }, (_, i) => {
    const on = onWeekday(startOfDay(from + ((i + rng.next()) / count) * (to - from)));
    return {
      kind: "meetup",
      startsAt: on + rng.pick([840, 960, 1050, 1080]) * minute,
      minutes: rng.pick([45, 45, 60]),
      lead: rng.int(9, 14),
      seats: rng.int(5, 7),
      asked: rng.int(9, 12),
      title: rng.int(0, 4),
      place: rng.int(0, 3),
    } as const;
  });
}

export function meeting(rng: Random, plan: Plan, hostCount: number): Meeting {
  const invitedOn = onWeekday(startOfDay(plan.startsAt) - plan.lead * day);
  const answerOn = startOfDay(plan.startsAt) - (plan.lead > 12 ? 4 : 2) * day;
  const hosts = plan.kind === "meetup" ? 1 : plan.kind === "ceremony" ? 3 : 2;
  return {
    kind: plan.kind,
    title: plan.title ?? 0,
    place: plan.place ?? 0,
    startsAt: plan.startsAt,
    endsAt: plan.startsAt + plan.minutes * minute,
    seats: plan.seats,
    asked: plan.asked,
    invitedAt: invitedOn + rng.int(570, 690) * minute,
    answerBy: answerOn + 20 * hour,
    audience: plan.audience ?? "everyone",
    hosts: plan.hosts ?? rng.shuffled(Array.from({ length: hostCount }, (_, i) => i)).slice(0, hosts),
    isDraft: false,
    invites: [],
    arrivals: 0,
  };
}
