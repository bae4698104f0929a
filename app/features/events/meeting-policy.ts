// How staff and job-seekers may meet: checked before an invitation leaves. Departing from it needs a reason that is
// kept with the event (harassment of job-seekers: domain.md §5).
import type { EventDraft } from "./event.ts";

const policyConcerns = ["hours", "alcohol_one_to_one", "one_to_one_outside"] as const;
export type PolicyConcern = (typeof policyConcerns)[number];

type Meeting = Pick<EventDraft, "startsAt" | "endsAt" | "zone" | "placeKind" | "hasAlcohol" | "seats">;

/** What about a meeting departs from the policy; empty when it fits. One candidate alone counts as one to one. */
export function policyConcernsOf(meeting: Meeting): PolicyConcern[] {
  const isOneToOne = meeting.seats === 1;
  return policyConcerns.filter((concern) => {
    if (concern === "hours") return isOutsideHours(meeting);
    if (concern === "alcohol_one_to_one") return isOneToOne && meeting.hasAlcohol;
    return isOneToOne && (meeting.placeKind === "restaurant" || meeting.placeKind === "venue");
  });
}

/** Before 9 or after 21 h of the place's clock, or over midnight. */
function isOutsideHours({ startsAt, endsAt, zone }: Meeting): boolean {
  const [start, end] = [clock(startsAt, zone), clock(endsAt, zone)];
  return start.minutes < 9 * 60 || end.minutes > 21 * 60 || start.day !== end.day;
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
