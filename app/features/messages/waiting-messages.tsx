import { Form } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { WaitingMessage } from "./message-queries.server.ts";

/** Messages that haven't left yet: one press takes them back. */
export function WaitingMessages({ eventId, messages }: { eventId: string; messages: WaitingMessage[] }) {
  const locale = useLocale();
  return messages.map(({ id, ...message }) => (
    <div key={id} className="ban sending mb-4" role="status">
      <Icon name="send" />
      <span>{m.message_sending(message, { locale })}</span>
      <Form method="post" action={`/events/${eventId}/message/stop`}>
        <Button size="small" name="message" value={id}>
          {m.event_stop({}, { locale })}
        </Button>
      </Form>
    </div>
  ));
}
