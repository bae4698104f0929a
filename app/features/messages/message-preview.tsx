import { Form, useNavigation } from "@remix-run/react";
import type { PhoneInstead as Unreached } from "~/features/bounces/phone-instead.server.ts";
import { PhoneInstead } from "~/features/bounces/phone-instead.tsx";
import { SecondLook } from "~/features/wording/second-look.tsx";
import type { SecondLookWords } from "~/features/wording/wording-help.server.ts";
import { languageName, localeNames } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { MessageGroup, MessageLeftOut, MessageUnreached } from "./message.ts";
import { leftOutWord } from "./message-words.ts";
import type { MessagePreview } from "./preview-message.server.ts";

export type MessageShown = {
  id: string;
  values: Record<string, string>;
  groups: MessageGroup[];
  previews: MessagePreview[];
  names: string[];
  /** What may press, in sentences. */
  pressing: string[];
  secondLook: SecondLookWords | undefined;
  /** Some are only spared: with a reason they get it too. */
  canOverride: boolean;
  leftOut: { reason: Exclude<MessageLeftOut, MessageUnreached>; names: string[] }[];
  phone: Unreached | null;
};

/** The letter as its first readers will see it, who gets it and who doesn't; then one may send it or go back. */
export function MessagePreviewForm({ shown }: { shown: MessageShown }) {
  const locale = useLocale();
  const isSending = useNavigation().state === "submitting";
  const comma = { ja: "、", en: ", ", ko: ", " }[locale];
  const { intent: _, group: __, id: ___, secondLook: ____, ...values } = shown.values;
  if (shown.canOverride) delete values.overrideReason;
  return (
    <Form method="post" className="cols wider">
      <input type="hidden" name="id" value={shown.id} />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {shown.groups.map((group) => (
        <input key={group} type="hidden" name="group" value={group} />
      ))}
      <div className="stack">
        {shown.previews.map((preview) => (
          <Card
            key={preview.language}
            title={localeNames[preview.language]}
            end={m.message_first_reader({ name: preview.name, count: preview.readers }, { locale })}
            isFlush
          >
            <p className="message-subject" lang={preview.language}>
              <span className="soft sm">{m.message_subject({}, { locale })}</span> <b>{preview.subject}</b>
            </p>
            <iframe
              className="letter-view"
              sandbox=""
              srcDoc={preview.html}
              title={m.message_letter_in({ language: languageName(preview.language, locale) }, { locale })}
            />
          </Card>
        ))}
      </div>
      <aside className="stack" aria-label={m.message_readers({}, { locale })}>
        <Card
          title={m.message_readers({}, { locale })}
          end={m.event_people({ count: shown.names.length }, { locale })}
        >
          <details className="fold">
            <summary className="btn small">{m.message_show_names({}, { locale })}</summary>
            <p className="sm">{shown.names.join(comma)}</p>
          </details>
          {shown.leftOut.map(({ reason, names }) => (
            <p key={reason} className="note ruled">
              <b>
                {leftOutWord(reason, locale)} {m.event_people({ count: names.length }, { locale })}
              </b>
              <span className="block">{names.join(comma)}</span>
            </p>
          ))}
          <PhoneInstead shown={shown.phone} />
          {shown.canOverride && (
            <details className="fold">
              <summary className="btn small">{m.contact_override({}, { locale })}</summary>
              <p className="sm">{m.contact_override_text({}, { locale })}</p>
              <TextField
                name="overrideReason"
                label={m.contact_override_reason({}, { locale })}
                maxLength={500}
              />
              <p>
                <Button name="intent" value="preview">
                  {m.contact_override_message({}, { locale })}
                </Button>
              </p>
            </details>
          )}
          {shown.pressing.map((sentence) => (
            <p key={sentence} className="note ruled" role="status">
              {sentence}
            </p>
          ))}
          <SecondLook words={shown.secondLook} />
          <p className="note ruled">{m.message_delay({}, { locale })}</p>
          <p className="send">
            <Button
              variant="go"
              size="wide"
              icon="mail"
              name="intent"
              value="send"
              disabledReason={shown.names.length === 0 && m.message_nobody({}, { locale })}
              busy={isSending && m.event_invite_sending({}, { locale })}
            >
              {m.message_send({ count: shown.names.length }, { locale })}
            </Button>
          </p>
          <p className="send">
            <Button size="wide" name="intent" value="edit">
              {m.message_back({}, { locale })}
            </Button>
          </p>
        </Card>
      </aside>
    </Form>
  );
}
