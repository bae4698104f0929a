import { Form } from "@remix-run/react";
import { LanguageTexts } from "~/features/messages/language-texts.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { TextField } from "~/ui/field.tsx";
import type { MailingPageWords } from "./mailing-words.server.ts";

type Props = {
  values: Record<string, string>;
  errors: Record<string, string[]>;
  words: MailingPageWords;
};

/** The words in each language, and which kind of letter it is. */
export function MailingForm({ values, errors, words }: Props) {
  const chosen = values.mailClass === "transactional" ? "transactional" : "promotional";
  return (
    <Form method="post" className="message-form" noValidate>
      <Card title={words.texts}>
        <p className="note">{words.textsHint}</p>
        <LanguageTexts values={values} errors={errors} hint={words.textHint} />
        <h3 className="mt-5">{words.fields}</h3>
        <dl className="letter-text-names">
          {words.fieldNames.map(({ name, meaning }) => (
            <div key={name}>
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card title={words.class}>
        <fieldset className="plain">
          <legend className="sr">{words.class}</legend>
          {words.classes.map(({ mailClass, label, hint }) => (
            <label key={mailClass} className="tick">
              <input type="radio" name="mailClass" value={mailClass} defaultChecked={mailClass === chosen} />
              <span>
                {label}
                <small>{hint}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <TextField
          name="classReason"
          label={words.reason}
          hint={words.reasonHint}
          defaultValue={values.classReason}
          error={errors.classReason}
          maxLength={500}
          isOptional
          width="full"
        />
        <p className="send">
          <Button variant="go" name="intent" value="preview">
            {words.preview}
          </Button>
        </p>
      </Card>
    </Form>
  );
}
