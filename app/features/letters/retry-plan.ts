// A busy or greylisting server says "later": soon at first, then rarer, for about two days.
const minutes = [1, 5, 15, 30, 60, 120, 240, 480, 480, 480, 480, 480];

/** When a postponed letter is tried again after so many attempts; undefined when it is time to give up. */
export function nextTry(attempts: number, now: Date): Date | undefined {
  const wait = minutes[attempts - 1];
  return wait === undefined ? undefined : new Date(now.getTime() + wait * 60_000);
}
