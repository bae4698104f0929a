import { Form } from "@remix-run/react";
import { useState } from "react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Dialog } from "~/ui/dialog.tsx";
import { TextArea } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";

/** Cancelling leaves the house and can't be undone: it says to how many, and starts on やめる. */
export function CancelEvent({ eventId, title, told }: { eventId: string; title: string; told: number }) {
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const formId = `cancel-${eventId}`;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{m.event_cancel({}, { locale })}</Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={m.event_cancel_title({ title }, { locale })}
        action={
          <Button variant="danger" form={formId}>
            {m.event_cancel_go({}, { locale })}
          </Button>
        }
      >
        <p>
          {told > 0
            ? m.event_cancel_text({ count: told }, { locale })
            : m.event_cancel_text_nobody({}, { locale })}
        </p>
        <Form method="post" action={`/events/${eventId}/cancel`} id={formId} onSubmit={() => setOpen(false)}>
          <TextArea
            name="reason"
            rows={2}
            maxLength={500}
            isOptional
            label={m.event_cancel_reason({}, { locale })}
          />
        </Form>
      </Dialog>
    </>
  );
}
