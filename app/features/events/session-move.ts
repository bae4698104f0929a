// What of a session's time and place changed: what the letter quotes, old and new, and what raises the calendar's SEQUENCE.
import type { PlaceKind, Texts } from "./event.ts";

export type When = { startsAt: Date; endsAt: Date };
export type Where = { place: Texts; address: string; onlineUrl: string };
export type SessionPlan = When & Where & { placeKind: PlaceKind };

export type SessionMove = {
  time?: { from: [string, string]; to: [string, string] };
  place?: { from: Where; to: Where };
};

/** Empty when people would come to the same place at the same time. */
export function moveBetween(before: When & Where, after: When & Where): SessionMove {
  const time = (plan: When): [string, string] => [plan.startsAt.toISOString(), plan.endsAt.toISOString()];
  const where = ({ place, address, onlineUrl }: Where) => ({ place, address, onlineUrl });
  const isMoved = time(before).join() !== time(after).join();
  const isElsewhere =
    before.address !== after.address ||
    before.onlineUrl !== after.onlineUrl ||
    (["ja", "en", "ko"] as const).some(
      (locale) => (before.place[locale] ?? "") !== (after.place[locale] ?? ""),
    );
  return {
    ...(isMoved && { time: { from: time(before), to: time(after) } }),
    ...(isElsewhere && { place: { from: where(before), to: where(after) } }),
  };
}
