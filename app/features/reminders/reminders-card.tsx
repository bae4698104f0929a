import { Form } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { classes } from "~/ui/classes.ts";
import { useLocale } from "~/ui/locale.tsx";
import type { PlannedReminder } from "./reminder-plan.server.ts";

/** Which letter goes by itself, when, to how many; each can be left out for this event. */
export function RemindersCard({ eventId, plan }: { eventId: string; plan: PlannedReminder[] }) {
  const locale = useLocale();
  if (plan.length === 0) return null;
  return (
    <Card id="reminders" title={m.reminder_card({}, { locale })}>
      <ul className="rows reminders">
        {plan.map(({ kind, title, text, now, isOn }) => (
          <li key={kind} className={classes(!isOn && "off")}>
            <span>
              <b>{title}</b>
              <span className="block soft xs num">
                {isOn ? text : m.reminder_is_off({}, { locale })}
                {isOn && <span className="now">{now}</span>}
              </span>
            </span>
            <Form method="post" action={`/events/${eventId}/reminders`} preventScrollReset>
              <input type="hidden" name="kind" value={kind} />
              <Button
                size="small"
                name="to"
                value={isOn ? "off" : "on"}
                aria-label={(isOn ? m.reminder_stop_this : m.reminder_send_this)({ title }, { locale })}
              >
                {isOn ? m.reminder_stop({}, { locale }) : m.reminder_send({}, { locale })}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <p className="note ruled">{m.reminder_quiet({}, { locale })}</p>
    </Card>
  );
}
