import { Form } from "@remix-run/react";
import { useState } from "react";
import type { PhoneInstead as Unreached } from "~/features/bounces/phone-instead.server.ts";
import { PhoneInstead } from "~/features/bounces/phone-instead.tsx";
import { Button } from "~/ui/button.tsx";
import { Dialog } from "~/ui/dialog.tsx";
import { TextArea } from "~/ui/field.tsx";
import type { EventWords } from "./event-page-words.server.ts";

/** Cancelling leaves the house and can't be undone: it says to how many, and starts on やめる. */
export function CancelEvent({
  eventId,
  sentences,
  words,
}: {
  eventId: string;
  sentences: { title: string; text: string; phone: Unreached | null };
  words: EventWords;
}) {
  const [isOpen, setOpen] = useState(false);
  const formId = `cancel-${eventId}`;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.cancel}</Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={sentences.title}
        action={
          <Button variant="danger" form={formId}>
            {words.cancelGo}
          </Button>
        }
      >
        <p>{sentences.text}</p>
        <PhoneInstead shown={sentences.phone} />
        <Form method="post" action={`/events/${eventId}/cancel`} id={formId} onSubmit={() => setOpen(false)}>
          <TextArea name="reason" rows={2} maxLength={500} isOptional label={words.cancelReason} />
        </Form>
      </Dialog>
    </>
  );
}
