import { m } from "~/paraglide/messages.js";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { ConsentView, PersonView } from "./consent-view.server.ts";
import { channelWord, joinedWords } from "./family-words.ts";

/** What is open at this moment, as one sentence, and the button that closes all of it. */
export function OpenNow({ person }: { person: PersonView }) {
  const locale = useLocale();
  if (person.openCount === 0) return <p>{m.family_now_closed({ name: person.name }, { locale })}</p>;
  const how = joinedWords(
    person.openChannels.map((channel) => channelWord(channel, locale)),
    locale,
  );
  return (
    <>
      <p>
        <b>
          {m.family_now_open(
            { name: person.name, until: person.until, count: person.openCount, how },
            { locale },
          )}
        </b>
      </p>
      <form method="post" className="word">
        <input type="hidden" name="intent" value="stop" />
        <input type="hidden" name="person" value={person.id} />
        <button type="submit" className="btn big wide">
          {m.family_stop_now({}, { locale })}
        </button>
      </form>
      <p className="note">{m.family_stop_now_note({}, { locale })}</p>
    </>
  );
}

/** A question of ours that waits: opening is as far as declining, and leaving it is fine too. */
export function AskNotice({ ask }: { ask: NonNullable<ConsentView["ask"]> }) {
  const locale = useLocale();
  return (
    <div className="panel">
      <p>
        <b>
          {ask.occasion === "they_called"
            ? m.family_ask_called_title({}, { locale })
            : m.family_ask_title({}, { locale })}
        </b>
      </p>
      <p>
        {ask.occasion === "they_called"
          ? m.family_ask_called_text({}, { locale })
          : m.family_ask_text({ by: ask.by }, { locale })}
      </p>
      <form method="post" className="word">
        <input type="hidden" name="intent" value="decline" />
        <input type="hidden" name="ask" value={ask.id} />
        <button type="submit" className="btn big wide">
          {m.family_ask_decline({}, { locale })}
        </button>
      </form>
      <p className="note">{m.family_ask_note({}, { locale })}</p>
    </div>
  );
}

/** What the family can see through this, and what never. */
export function WhatTheySee({ previewUrl }: { previewUrl: string | null }) {
  const locale = useLocale();
  const seen = [m.family_sees_company, m.family_sees_wish, m.family_sees_stop];
  const unseen = [m.family_never_offer, m.family_never_yours];
  return (
    <section>
      <h2>{m.family_sees_title({}, { locale })}</h2>
      <ul className="see">
        {seen.map((word) => (
          <li key={word({}, { locale })}>
            <Icon name="check" />
            <span>{word({}, { locale })}</span>
          </li>
        ))}
      </ul>
      <h2 className="to">{m.family_never_title({}, { locale })}</h2>
      <ul className="see">
        {unseen.map((word) => (
          <li key={word({}, { locale })}>
            <Icon name="minus-round" />
            <span>{word({}, { locale })}</span>
          </li>
        ))}
      </ul>
      {previewUrl && (
        <p>
          <a href={previewUrl}>{m.family_preview({}, { locale })}</a>
        </p>
      )}
    </section>
  );
}
