import { Form } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { FieldError } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { LanguageTexts } from "./language-texts.tsx";
import type { MessageGroup } from "./message.ts";
import { groupWord } from "./message-words.ts";

type Props = {
  groups: { group: MessageGroup; count: number }[];
  sessions: { id: string; name: string }[];
  chosen: readonly MessageGroup[];
  values: Record<string, string>;
  errors: Record<string, string[]>;
};

/** To whom, in which words. Japanese is open; the other languages unfold. */
export function MessageForm({ groups, sessions, chosen, values, errors }: Props) {
  const locale = useLocale();
  return (
    <Form method="post" className="message-form">
      <Card title={m.message_to({}, { locale })}>
        <fieldset className="plain" id="f-group" tabIndex={-1}>
          <legend className="sr">{m.message_to({}, { locale })}</legend>
          {errors.group && <FieldError id="f-group-error">{errors.group[0]}</FieldError>}
          <div className="message-groups">
            {groups.map(({ group, count }) => (
              <label key={group} className="tick">
                <input type="checkbox" name="group" value={group} defaultChecked={chosen.includes(group)} />
                <span>
                  {groupWord(group, locale)}{" "}
                  <span className="soft num">{m.event_people({ count }, { locale })}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        {sessions.length > 0 && (
          <SelectField
            name="session"
            label={m.message_session({}, { locale })}
            hint={m.message_session_hint({}, { locale })}
            emptyLabel={m.message_every_session({}, { locale })}
            defaultValue={values.session ?? ""}
            options={sessions.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </Card>
      <Card title={m.message_words({}, { locale })}>
        <p className="note">{m.message_words_hint({}, { locale })}</p>
        <LanguageTexts values={values} errors={errors} hint={m.message_text_hint({}, { locale })} />
        <p className="send">
          <Button variant="go" name="intent" value="preview">
            {m.message_preview({}, { locale })}
          </Button>
        </p>
      </Card>
    </Form>
  );
}
