import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { WeekAhead } from "./steps-ahead.ts";

/** What one button makes. */
export function CeremonyWeeksAhead({ weeks }: { weeks: WeekAhead[] }) {
  const locale = useLocale();
  return (
    <Card title={m.kit_ahead({}, { locale })}>
      {weeks.length === 0 && <p className="note">{m.kit_ahead_empty({}, { locale })}</p>}
      <ol className="weeks-ahead">
        {weeks.map((week) => (
          <li key={week.week}>
            <b>{week.title}</b>
            <ul>
              {week.steps.map((step) => (
                <li key={step.title}>
                  <span className="num soft">{step.due}</span> {step.title}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Card>
  );
}
