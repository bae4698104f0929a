import { Form, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { Button } from "~/ui/button.tsx";
import { Icon } from "~/ui/icon.tsx";

type Props = { eventId: string; said: string; stop: string; sendsAt: Date };

/** Until the letters leave, one press takes them back. Goes away by itself when they have left. */
export function StopSending({ eventId, said, stop, sendsAt }: Props) {
  const { revalidate } = useRevalidator();
  const leaves = sendsAt.getTime();
  useEffect(() => {
    const timer = setTimeout(revalidate, Math.max(1_000, leaves - Date.now() + 1_000));
    return () => clearTimeout(timer);
  }, [leaves, revalidate]);
  return (
    <div className="ban sending mb-4" role="status">
      <Icon name="send" />
      <span>{said}</span>
      <Form method="post" action={`/events/${eventId}/stop`}>
        <Button size="small">{stop}</Button>
      </Form>
    </div>
  );
}
