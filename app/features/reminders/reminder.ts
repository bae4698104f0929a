// A reminder (お知らせ) is a letter that nobody presses a button for: it comes by the clock, at most once for its
// occasion, to people for whom it still means something. Each event can do without each kind.

export const reminderKinds = ["silent", "maybe", "day_before", "hour_before", "thanks"] as const;
export type ReminderKind = (typeof reminderKinds)[number];

export const reminderLetters = {
  silent: "event_reminder",
  maybe: "event_asked_again",
  day_before: "event_day_before",
  hour_before: "event_hour_before",
  thanks: "event_thanks",
} as const satisfies Record<ReminderKind, string>;

/** Days after the invitation, and days before the deadline, at which the silent are asked. */
export const silentAfterDays = 3;
export const beforeDeadlineDays = 2;

export function isReminderKind(text: unknown): text is ReminderKind {
  return reminderKinds.some((kind) => kind === text);
}
