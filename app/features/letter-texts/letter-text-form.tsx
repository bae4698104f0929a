import { Form } from "@remix-run/react";
import { LetterPreview } from "~/features/letters/letter-preview.tsx";
import type { OwnText } from "~/features/letters/own-text.ts";
import { SecondLook } from "~/features/wording/second-look.tsx";
import type { SecondLookWords } from "~/features/wording/wording-help.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { TextArea, TextField } from "~/ui/field.tsx";
import type { TextPreview } from "./letter-text-page.server.ts";
import type { fieldHelp, textPageWords } from "./letter-text-words.ts";

type Words = ReturnType<typeof textPageWords>;
type Help = ReturnType<typeof fieldHelp>;

type Props = {
  language: Locale;
  text: OwnText;
  errors: Record<string, string[]>;
  secondLook: SecondLookWords | undefined;
  words: Words;
  isOwn: boolean;
  help: Help;
};

/** Subject, heading and text of a letter, and beside them what may stand in braces. */
export function LetterTextForm({ language, text, errors, secondLook, words, isOwn, help }: Props) {
  const field = (name: keyof OwnText) => ({
    name,
    lang: language,
    defaultValue: text[name],
    error: errors[name],
  });
  return (
    <Card title={isOwn ? words.own : words.ours}>
      <Form method="post" noValidate>
        <div className="fields">
          <TextField {...field("subject")} label={words.subject} />
          <TextField {...field("title")} label={words.heading} />
          <TextArea {...field("body")} label={words.body} hint={words.bodyHint} rows={16} />
          <SecondLook words={secondLook} />
        </div>
        <p className="letter-text-press">
          <Button variant="go" name="intent" value="save">
            {words.save}
          </Button>
          <Button name="intent" value="preview">
            {words.preview}
          </Button>
          <Button name="intent" value="try">
            {words.try}
          </Button>
          {isOwn && (
            <Button variant="quiet" name="intent" value="reset">
              {words.reset}
            </Button>
          )}
        </p>
      </Form>
      <Names title={words.fields} names={help.fields} note={words.fieldsHint} />
      <Names title={words.parts} names={help.parts} needed={words.needed} />
    </Card>
  );
}

type NamesProps = {
  title: string;
  names: { name: string; meaning: string; isNeeded?: boolean }[];
  note?: string;
  needed?: string;
};

function Names({ title, names, note, needed }: NamesProps) {
  return (
    <>
      <h3 className="mt-5">{title}</h3>
      <dl className="letter-text-names">
        {names.map(({ name, meaning, isNeeded }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              {meaning}
              {isNeeded && needed && <b className="block sm">{needed}</b>}
            </dd>
          </div>
        ))}
      </dl>
      {note && <p className="note">{note}</p>}
    </>
  );
}

/** The letter as a real person would get it, in each language. */
export function LetterTextPreviews({ previews, words }: { previews: TextPreview[]; words: Words }) {
  return (
    <div className="stack">
      {previews.map(({ name, isOwn, ...letter }) => (
        <LetterPreview
          key={letter.language}
          letter={letter}
          end={`${words.previewOf.replace("{name}", name)} · ${isOwn ? words.own : words.ours}`}
          words={words}
        />
      ))}
    </div>
  );
}
