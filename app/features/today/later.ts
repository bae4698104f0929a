import { addDays, instantAt } from "~/lib/dates.ts";

export const laterChoices = ["hours", "tomorrow", "monday", "day"] as const;
export type LaterChoice = (typeof laterChoices)[number];

/** Until when a row is put off: three hours, tomorrow at nine, next Monday at nine, or nine on a day of the company's zone. */
export function laterUntil(
  choice: LaterChoice,
  at: { now: Date; today: string; zone: string; day?: string },
): Date | undefined {
  const nine = (day: string) => instantAt(day, "09:00", at.zone);
  if (choice === "hours") return new Date(at.now.getTime() + 3 * 3_600_000);
  if (choice === "tomorrow") return nine(addDays(at.today, 1));
  if (choice === "monday") return nine(nextMonday(at.today));
  return at.day && at.day > at.today && at.day <= addDays(at.today, 90) ? nine(at.day) : undefined;
}

function nextMonday(today: string): string {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, (8 - weekday) % 7 || 7);
}
