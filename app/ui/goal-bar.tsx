import { m } from "~/paraglide/messages.js";
import { useLocale } from "./locale.tsx";

type Props = {
  value: number;
  target: number;
  /** Read aloud. Without it the bar is decoration beside its numbers; `true` says the usual sentence. */
  label?: string | true;
};

/** A thin bar towards a plan. */
export function GoalBar({ value, target, label }: Props) {
  const locale = useLocale();
  const width = target > 0 ? `${Math.min(100, Math.max(0, (value / target) * 100))}%` : "0%";
  const bar = <i style={{ width }} />;
  if (!label)
    return (
      <span className="goal" aria-hidden="true">
        {bar}
      </span>
    );
  return (
    <span
      className="goal"
      role="img"
      aria-label={label === true ? m.ui_goal({ value, target }, { locale }) : label}
    >
      {bar}
    </span>
  );
}
