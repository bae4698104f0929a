import type { AnswerRefusal, AnswerRefused } from "./answer.ts";
import type { OtherBooking, Texts } from "./event.ts";

/** As held_at_same_time gives it: instants are text in JSON. */
export type BookingRow = { title: Texts; startsAt: string; endsAt: string };

export function otherBooking(row: BookingRow): OtherBooking {
  return { title: row.title, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) };
}

export function refused(reason: AnswerRefusal, other: BookingRow | null = null): AnswerRefused {
  if (reason !== "double_booked") return { ok: false, reason };
  if (!other) throw new Error("a double booking without the other one");
  return { ok: false, reason, other: otherBooking(other) };
}
