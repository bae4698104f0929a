import { Form, Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Badge } from "~/ui/badge.tsx";
import { Button } from "~/ui/button.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { StepView, WeekView } from "./weeks-view.ts";

/** The eight weeks from top to bottom: what is to do, by when, by whom, where; what is done stays where it was. */
export function WeeksList({ weeks }: { weeks: WeekView[] }) {
  const locale = useLocale();
  return (
    <ol className="weeks">
      {weeks.map((week) => (
        <li key={week.week} {...(week.isNow ? { "aria-current": "date" } : {})}>
          <h2>
            {week.title}
            {week.isNow && <Badge tone="ai">{m.kit_now({}, { locale })}</Badge>}
          </h2>
          <ul>
            {week.steps.map((step) => (
              <Step key={step.taskId} step={step} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Step({ step }: { step: StepView }) {
  const locale = useLocale();
  return (
    <li id={step.step} className={step.done ? "is-done" : undefined}>
      <Icon name={step.done ? "check-round" : "dashed-round"} />
      <span className="what">
        <b>{step.title}</b>
        <span className="num">{step.done || m.kit_due({ day: step.due, name: step.owner }, { locale })}</span>
        <Link to={step.to}>{step.toWord}</Link>
      </span>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="task" value={step.taskId} />
        <Button
          size="small"
          name="what"
          value={step.done ? "reopen" : "done"}
          {...(step.done ? { variant: "quiet" as const } : {})}
        >
          {step.done ? m.kit_reopen({}, { locale }) : m.kit_done({}, { locale })}
          <span className="sr"> {step.title}</span>
        </Button>
      </Form>
    </li>
  );
}
