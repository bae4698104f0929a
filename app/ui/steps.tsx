import { Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { useLocale } from "./locale.tsx";

export type Step = { label: string; to?: string };

/** The steps of a wizard; done ones may be links, going back keeps everything. `current` counts from 0. */
export function Steps({ label, steps, current }: { label: string; steps: readonly Step[]; current: number }) {
  const locale = useLocale();
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step, place) => (
        <li
          key={step.label}
          {...(place < current ? { className: "done" } : {})}
          {...(place === current ? { "aria-current": "step" as const } : {})}
        >
          {place + 1}. {place < current && step.to ? <Link to={step.to}>{step.label}</Link> : step.label}
          {place < current && <span className="sr">{m.ui_step_done({}, { locale })}</span>}
        </li>
      ))}
    </ol>
  );
}
