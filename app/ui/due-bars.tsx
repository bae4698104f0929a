import { Link } from "@remix-run/react";

export type DueBar = {
  /** 今週（7/7〜7/14） */
  label: string;
  count: number;
  /** 9名 */
  words: string;
  to: string;
  /** This week: drawn in ai, the others paler. */
  isNow?: boolean;
};

/** Reply dates ahead, a bar a week; the counts are links. */
export function DueBars({ bars }: { bars: readonly DueBar[] }) {
  const longest = Math.max(1, ...bars.map((bar) => bar.count));
  return (
    <ul className="due">
      {bars.map((bar) => (
        <li key={bar.label}>
          <span>{bar.label}</span>
          <span className="goal" aria-hidden="true">
            <i className={bar.isNow ? "" : "far"} style={{ width: `${(bar.count / longest) * 100}%` }} />
          </span>
          {bar.count > 0 ? (
            <Link to={bar.to} aria-label={`${bar.label} ${bar.words}`}>
              {bar.words}
            </Link>
          ) : (
            <span className="muted text-right">{bar.words}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
