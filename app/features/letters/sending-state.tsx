import { Form, useNavigation } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { useLocale } from "~/ui/locale.tsx";

type Props = { hasServer: boolean; pausedSince: string | null; waiting: number };

/** Whether letters leave the house, and if not, why. */
export function SendingState({ hasServer, pausedSince, waiting }: Props) {
  const locale = useLocale();
  if (pausedSince)
    return (
      <Banner tone="yama" icon="pause">
        {m.letter_paused_since({ since: pausedSince, count: waiting }, { locale })}
      </Banner>
    );
  if (hasServer) return null;
  return (
    <Banner tone="yama" icon="mail-off">
      {m.letter_no_server({}, { locale })}
    </Banner>
  );
}

/** The one switch for all letters. */
export function PauseSwitch({ isPaused }: { isPaused: boolean }) {
  const locale = useLocale();
  const isBusy = useNavigation().formAction === "/letters/pause";
  return (
    <Form method="post" action="/letters/pause">
      <input type="hidden" name="do" value={isPaused ? "resume" : "pause"} />
      <Button variant={isPaused ? "go" : "plain"} icon={isPaused ? "send" : "pause"} busy={isBusy && "…"}>
        {isPaused ? m.letter_resume({}, { locale }) : m.letter_pause({}, { locale })}
      </Button>
    </Form>
  );
}

/** What one can do with letters as a whole: their texts, and the switch for all sending. */
export function LetterActions({ isPaused }: { isPaused: boolean }) {
  const locale = useLocale();
  return (
    <>
      <ButtonLink to="/letters/texts">{m.letter_text_link({}, { locale })}</ButtonLink>
      <PauseSwitch isPaused={isPaused} />
    </>
  );
}
