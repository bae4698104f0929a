import type { DateLeafWords } from "~/lib/date-leaf.ts";

/** Month, day, weekday in full, as a leaf of a calendar. */
export function DateLeaf({ leaf }: { leaf: DateLeafWords }) {
  return (
    <time className="date" dateTime={leaf.machine}>
      <span className="sr">{leaf.whole}</span>
      <span className="m" aria-hidden="true">
        {leaf.month}
      </span>
      <span className="d" aria-hidden="true">
        {leaf.day}
      </span>
      <span className="w" aria-hidden="true">
        {leaf.weekday}
      </span>
    </time>
  );
}
