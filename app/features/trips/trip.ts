// A trip (研修旅行) is an event whose sessions are its days. Its seats are given by a draw that anybody can re-compute, or by
// criteria that two people read independently; it is voluntary, nothing of it is repaid, and there is an equal alternative.
import type { Texts } from "~/features/events/event.ts";

/** draft: only staff see it · open: the card is fixed, people apply · closed: the list is fixed · settled: seats are given. */
export type TripState = "draft" | "open" | "closed" | "settled";
export const selections = ["draw", "criteria"] as const;
export type Selection = (typeof selections)[number];

export type ApplicationState =
  | "applied"
  | "withdrawn"
  | "offered"
  | "waiting"
  | "going"
  | "lapsed"
  | "not_chosen";

/** What somebody applies for: the trip, its alternative, or either in an order. */
export const wishes = ["trip", "trip_first", "alternative_first", "alternative"] as const;
export type Wish = (typeof wishes)[number];

/** offered: a place is kept · waiting: it comes when one is free, or when the trip's seat doesn't. */
export type AlternativeState = "offered" | "confirmed" | "waiting" | "left" | "lapsed";

/** To the question whether a no of their calendar to one day meant that day, the whole trip, or nothing. */
export const dayAnswers = ["comes", "not_this_day", "not_at_all"] as const;
export type DayAnswer = (typeof dayAnswers)[number];

export type Criterion = { name: string; points: number };

/** What a colleague writes before it is published; afterwards nothing of it changes. */
export type TripPlan = {
  cohortYear: number;
  /** For these departments of the class; none: for all of it. */
  unitIds: string[];
  title: Texts;
  description: Texts;
  criteria: Texts;
  costs: Texts;
  /** What there is instead, equal in what one learns; with its own dates, costs and places (null: for all who wish it). */
  alternative: Texts;
  alternativeWhen: Texts;
  alternativeCosts: Texts;
  alternativeCostYen: number | null;
  alternativeSeats: number | null;
  /** How nights and rooms are: why the trip departs from the meeting policy. */
  nights: string;
  selection: Selection;
  points: Criterion[];
  reviewerIds: string[];
  leaderIds: string[];
  seats: number;
  /** How many more may wait in order. */
  line: number;
  costYen: number | null;
  applyBy: string;
};

/** One day, in the zone of its place. */
export type DayPlan = {
  zone: string;
  startsAt: Date;
  endsAt: Date;
  label: Texts;
  place: Texts;
  address: string;
  programme: Texts;
};

/** Where trips of Japanese companies go; the first is where they begin. */
export const tripZones = [
  "Asia/Tokyo",
  "Asia/Seoul",
  "Asia/Taipei",
  "Asia/Bangkok",
  "Asia/Singapore",
  "Asia/Ho_Chi_Minh",
  "Asia/Kolkata",
  "Australia/Sydney",
  "Europe/Berlin",
  "Europe/London",
  "Europe/Paris",
  "America/New_York",
  "America/Chicago",
  "America/Los_Angeles",
  "Pacific/Honolulu",
] as const;

const day = 86_400_000;
/** Days after the return on which what travellers said for the way is deleted. */
export const readinessDays = 14;
/** Applications are kept so long after the seats were given. */
export const settledDays = 400;

/** A kept seat may be claimed for five days, near the departure for half of what is left. */
export function claimEnd(now: Date, departsAt: Date): Date {
  const half = Math.max(0, departsAt.getTime() - now.getTime()) / 2;
  return new Date(now.getTime() + Math.min(5 * day, half));
}

/** What a traveller says for the way; status and expiry only. null: not said yet; "" of the last two: nothing to tell. */
export type Readiness = {
  passportUntil: string | null;
  authorisation: Authorisation;
  authorisationUntil: string | null;
  insurance: Insurance;
  insuranceUntil: string | null;
  emergencyName: string;
  emergencyPhone: string;
  allergies: string | null;
  accessNeeds: string | null;
};
export const authorisations = ["", "not_needed", "applied", "have"] as const;
export type Authorisation = (typeof authorisations)[number];
export const insurances = ["", "company", "own"] as const;
export type Insurance = (typeof insurances)[number];

export const readyParts = [
  "passport",
  "authorisation",
  "insurance",
  "emergency",
  "allergies",
  "access",
] as const;
export type ReadyPart = (typeof readyParts)[number];

/** What is missing for a return on that day ("YYYY-MM-DD"): not said, not had yet, or running out before it. */
export function missingFor(readiness: Readiness, returnsOn: string): ReadyPart[] {
  const lasts = (until: string | null) => until !== null && until >= returnsOn;
  const { authorisation, insurance } = readiness;
  const has: Record<ReadyPart, boolean> = {
    passport: lasts(readiness.passportUntil),
    authorisation:
      authorisation === "not_needed" || (authorisation === "have" && lasts(readiness.authorisationUntil)),
    insurance: insurance === "company" || (insurance === "own" && lasts(readiness.insuranceUntil)),
    emergency: readiness.emergencyName !== "" && readiness.emergencyPhone !== "",
    allergies: readiness.allergies !== null,
    access: readiness.accessNeeds !== null,
  };
  return readyParts.filter((part) => !has[part]);
}

/** Whether one can apply today. */
export function takesApplications(trip: { state: string; applyBy: string }, today: string): boolean {
  return trip.state === "open" && trip.applyBy >= today;
}

/** Applications end with their last day, not when somebody likes who has applied. */
export function mayClose(trip: { state: string; applyBy: string }, today: string): boolean {
  return trip.state === "open" && trip.applyBy < today;
}
