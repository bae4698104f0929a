import { m } from "~/paraglide/messages.js";
import { AnswerCards } from "~/ui/answer-cards.tsx";
import { FieldError } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { PersonView } from "./consent-view.server.ts";
import type { Channel } from "./family.ts";
import { channelWord, topicHelp, topicWord } from "./family-words.ts";

export type TypedConsent = { topics: string[]; channels: string[]; until: string };
type Props = {
  person: PersonView;
  typed: TypedConsent | undefined;
  error: string | undefined;
  editUrl: string;
};

/** What, how and until when: real check boxes drawn as switches, off unless the candidate turned them on. */
export function ConsentForm({ person, typed, error, editUrl }: Props) {
  const locale = useLocale();
  return (
    <form method="post" id="consent">
      <input type="hidden" name="intent" value="save" />
      <input type="hidden" name="person" value={person.id} />
      <section>
        <fieldset className="question">
          <legend>{m.family_what_question({}, { locale })}</legend>
          {error && <FieldError id="f-consent-error">{error}</FieldError>}
          {person.topics.map(({ topic, isOpen }) => (
            <Switch
              key={topic}
              name="topic"
              value={topic}
              isOn={typed ? typed.topics.includes(topic) : isOpen}
              label={topicWord(topic, locale)}
              help={topicHelp(topic, locale)}
              on={m.family_switch_on({}, { locale })}
              off={m.family_switch_off({}, { locale })}
            />
          ))}
        </fieldset>
      </section>
      <section>
        <fieldset className="question">
          <legend>{m.family_how_question({}, { locale })}</legend>
          {person.channels.map(({ channel, isOpen }) => (
            <Switch
              key={channel}
              name="channel"
              value={channel}
              isOn={typed ? typed.channels.includes(channel) : isOpen}
              label={channelWord(channel, locale)}
              help={<ChannelHelp person={person} channel={channel} editUrl={editUrl} />}
              on={m.family_channel_on({}, { locale })}
              off={m.family_channel_off({}, { locale })}
            />
          ))}
        </fieldset>
      </section>
      <section>
        <AnswerCards
          name="until"
          legend={m.family_until_question({}, { locale })}
          chosen={typed?.until || person.chosenDay}
          cards={person.days.map((day) => ({
            value: day.day,
            label: m.family_until_day({ day: day.label }, { locale }),
            help: day.isDecided
              ? m.family_until_decided({ day: person.decidedOn }, { locale })
              : day.isLast
                ? m.family_until_last({}, { locale })
                : day.isSeason
                  ? m.family_until_season({}, { locale })
                  : m.family_until_short({}, { locale }),
          }))}
        />
        <p className="send">
          <button type="submit" className="btn go big wide">
            {m.family_save({}, { locale })}
          </button>
        </p>
        {person.openCount === 0 && (
          <p className="note">{m.family_save_note({ name: person.name }, { locale })}</p>
        )}
      </section>
    </form>
  );
}

type SwitchProps = {
  name: string;
  value: string;
  isOn: boolean;
  label: string;
  help: React.ReactNode;
  on: string;
  off: string;
};

function Switch({ name, value, isOn, label, help, on, off }: SwitchProps) {
  return (
    <label className="switch">
      <input type="checkbox" name={name} value={value} defaultChecked={isOn} />
      <span>
        <b>{label}</b>
        <small>{help}</small>
      </span>
      <span className="on">{on}</span>
      <span className="off soft">{off}</span>
    </label>
  );
}

function ChannelHelp({
  person,
  channel,
  editUrl,
}: {
  person: PersonView;
  channel: Channel;
  editUrl: string;
}) {
  const locale = useLocale();
  const known = { mail: person.mail !== "", post: person.hasPost, phone: person.hasPhone }[channel];
  if (channel === "mail" && known) return <>{person.mail}</>;
  if (known)
    return channel === "phone" ? m.family_phone_help({}, { locale }) : m.family_post_help({}, { locale });
  return <a href={editUrl}>{m.family_channel_missing({}, { locale })}</a>;
}
