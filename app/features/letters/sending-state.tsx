import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { ButtonLink } from "~/ui/button.tsx";
import { useLocale } from "~/ui/locale.tsx";

/** Says that letters stay in the house where there is no mail server; that sending is paused, every page of Letters says. */
export function SendingState({ hasServer, isPaused }: { hasServer: boolean; isPaused: boolean }) {
  const locale = useLocale();
  if (hasServer || isPaused) return null;
  return (
    <Banner tone="yama" icon="mail-off">
      {m.letter_no_server({}, { locale })}
    </Banner>
  );
}

/** What one can do with letters as a whole: their texts, those that didn't arrive, and the switch for all sending. */
export function LetterActions({ isPaused, hasTrouble }: { isPaused: boolean; hasTrouble: boolean }) {
  const locale = useLocale();
  return (
    <>
      <ButtonLink to="/letters/texts">{m.letter_text_link({}, { locale })}</ButtonLink>
      <ButtonLink to="/letters/mailings">{m.mailing_list_link({}, { locale })}</ButtonLink>
      {hasTrouble && <ButtonLink to="/letters/again">{m.letter_again_link({}, { locale })}</ButtonLink>}
      {!isPaused && (
        <ButtonLink to="/letters/pause" icon="pause">
          {m.letter_pause({}, { locale })}
        </ButtonLink>
      )}
    </>
  );
}
