// A touchpoint (接点) is anything that happened between the company and one candidate, as an entry of the timeline.

export const touchpointKinds = [
  "imported",
  "added",
  "offer_made",
  "offer_moved",
  "reply_extended",
  "offer_reopened",
  "withdrawal_requested",
  "withdrawal_refused",
  "note",
  "call",
  "letter_sent",
  "letter_failed",
  "invited",
  "invitation_stopped",
  "answered",
  "seat_offered",
  "attended",
  "excused",
  "no_show",
  "event_cancelled",
  "merged",
  "unmerged",
  "assigned",
  "handed_over",
] as const;
export type TouchpointKind = (typeof touchpointKinds)[number];
