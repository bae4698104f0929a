// How staff and job-seekers may meet, by the company's rules: checked when a meeting is planned and when it is moved.
// Departing from them needs a reason that is kept with the event (harassment of job-seekers: domain.md §5).
import type { EventDraft, PlaceKind } from "./event.ts";

export const policyConcerns = [
  "hours",
  "place",
  "alcohol",
  "alcohol_one_to_one",
  "one_to_one_late",
  "one_to_one_outside",
  "online_site",
  "one_host",
] as const;
export type PolicyConcern = (typeof policyConcerns)[number];

export type MeetingPolicy = {
  placeKinds: readonly PlaceKind[];
  fromHour: number;
  untilHour: number;
  /** group: not one to one. */
  alcohol: "never" | "group" | "always";
  /** The hour by which a meeting of one to one has ended; null: any. */
  aloneUntil: number | null;
  /** Whether one to one may be in a restaurant or a hired room. */
  aloneOutside: boolean;
  /** Names of servers whose rooms are used, and those under them; empty: any. */
  onlineSites: readonly string[];
  /** At the first meeting of a candidate with anybody of the company two hosts lead. */
  twoHostsFirst: boolean;
};

/** What holds until a company says otherwise. */
export const defaultPolicy: MeetingPolicy = {
  placeKinds: ["office", "venue", "restaurant", "online"],
  fromHour: 9,
  untilHour: 21,
  alcohol: "group",
  aloneUntil: 18,
  aloneOutside: false,
  onlineSites: [],
  twoHostsFirst: false,
};

type Meeting = Pick<EventDraft, "startsAt" | "endsAt" | "zone" | "placeKind" | "hasAlcohol" | "seats"> & {
  onlineUrl?: string;
  /** Where they are known: a meetup may be somebody's first meeting. */
  kind?: EventDraft["kind"];
  hostIds?: readonly string[];
};

/** What about a meeting departs from the policy; empty when it fits. One candidate alone counts as one to one. */
export function policyConcernsOf(meeting: Meeting, policy: MeetingPolicy = defaultPolicy): PolicyConcern[] {
  const isAlone = meeting.seats === 1;
  const { placeKind, hasAlcohol } = meeting;
  const departs: Record<PolicyConcern, boolean> = {
    hours: isOutside(meeting, policy.fromHour, policy.untilHour),
    place: !policy.placeKinds.includes(placeKind),
    alcohol: hasAlcohol && policy.alcohol === "never",
    alcohol_one_to_one: hasAlcohol && isAlone && policy.alcohol === "group",
    one_to_one_late: isAlone && policy.aloneUntil !== null && isOutside(meeting, 0, policy.aloneUntil),
    one_to_one_outside:
      isAlone && !policy.aloneOutside && (placeKind === "restaurant" || placeKind === "venue"),
    online_site: placeKind === "online" && !isAllowedSite(meeting.onlineUrl ?? "", policy.onlineSites),
    one_host:
      policy.twoHostsFirst &&
      meeting.kind === "meetup" &&
      meeting.hostIds !== undefined &&
      meeting.hostIds.length < 2,
  };
  return policyConcerns.filter((concern) => departs[concern]);
}

/** Before or after these hours of the place's clock, or over midnight. */
function isOutside({ startsAt, endsAt, zone }: Meeting, fromHour: number, untilHour: number): boolean {
  const [start, end] = [clock(startsAt, zone), clock(endsAt, zone)];
  return start.minutes < fromHour * 60 || end.minutes > untilHour * 60 || start.day !== end.day;
}

/** A room that isn't known yet is no departure. */
function isAllowedSite(url: string, sites: readonly string[]): boolean {
  const host = URL.parse(url)?.hostname;
  if (sites.length === 0 || !host) return true;
  return sites.some((site) => host === site || host.endsWith(`.${site}`));
}

function clock(at: Date, zone: string): { day: string; minutes: number } {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return {
    day: `${part("year")}-${part("month")}-${part("day")}`,
    minutes: Number(part("hour")) * 60 + Number(part("minute")),
  };
}
