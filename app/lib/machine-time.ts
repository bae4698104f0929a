/** "2026-07-18T14:00:00+09:00"-like text for <time dateTime>: the instant in UTC, or the day as it is. */
export function machineTime(when: Date | string): string {
  return typeof when === "string" ? when : when.toISOString();
}
