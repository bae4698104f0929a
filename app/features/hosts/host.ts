// A host (担当社員) is a colleague who leads a session. They are asked like a guest is: a letter with a calendar entry
// and two buttons. Somebody else may stand in; until that person accepts, the first one stays responsible.

/** planned: chosen for an event that nobody was told of yet. */
export type HostState = "planned" | "asked" | "accepted" | "declined" | "substitute_asked";

export type HostStep =
  | "asked"
  | "asked_again"
  | "accepted"
  | "declined"
  | "substitute_named"
  | "substitute_withdrawn"
  | "took_over"
  | "handed_over"
  | "removed"
  | "cancelled";

/** Why a colleague is told that they don't lead (any more). */
export type RemovalReason = "removed" | "handed_over" | "kept" | "declined";

export type HostRefusal = "gone" | "cancelled" | "past" | "taken" | "double_booked" | "substitute_busy";

/** How many a month a colleague may say they offer. */
export const mostMonthly = 20;

export function removalReason(text: unknown): RemovalReason {
  return text === "handed_over" || text === "kept" || text === "declined" ? text : "removed";
}
