import { Form } from "@remix-run/react";
import type { ComponentProps } from "react";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { CancelEvent } from "./cancel-dialog.tsx";

type Props = {
  event: { id: string; state: string };
  sentences: ComponentProps<typeof CancelEvent>["sentences"];
  words: ComponentProps<typeof CancelEvent>["words"] & { edit: string; invite: string; publish: string };
};

/** What one can do with a whole event: cancel it, change it, and the next step in filled colour. */
export function EventActions({ event, sentences, words }: Props) {
  const base = `/events/${event.id}`;
  return (
    <>
      <CancelEvent eventId={event.id} sentences={sentences} words={words} />
      <ButtonLink to={`${base}/edit`} icon="pen">
        {words.edit}
      </ButtonLink>
      {event.state === "published" ? (
        <ButtonLink to={`${base}/invite`} variant="go" icon="mail">
          {words.invite}
        </ButtonLink>
      ) : (
        <Form method="post" action={`${base}/publish`}>
          <Button variant="go">{words.publish}</Button>
        </Form>
      )}
    </>
  );
}
