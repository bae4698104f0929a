import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { LetterPreview } from "~/features/letters/letter-preview.tsx";
import { SecondLook } from "~/features/wording/second-look.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { TextField } from "~/ui/field.tsx";
import type { ShownMailing } from "./mailing-page.server.ts";
import type { MailingPageWords, ReadersWords } from "./mailing-words.server.ts";

type Props = {
  id: string;
  values: Record<string, string>;
  shown: ShownMailing;
  words: MailingPageWords;
};

/** The letter as its first readers will see it, who gets it and who doesn't; then one may send it or go back. */
export function MailingPreviewForm({ id, values, shown, words }: Props) {
  const { intent: _, id: __, mark: ___, secondLook: ____, ...kept } = values;
  if (shown.canOverride) delete kept.overrideReason;
  return (
    <Form method="post" className="cols wider">
      {Object.entries({ ...kept, id, mark: shown.mark }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="stack">
        {shown.previews.map(({ letter, end }) => (
          <LetterPreview key={letter.language} letter={letter} end={end} words={words} />
        ))}
      </div>
      <ReadersCard shown={shown} words={words}>
        <p className="send">
          <Button size="wide" name="intent" value="edit" formNoValidate>
            {words.back}
          </Button>
        </p>
      </ReadersCard>
    </Form>
  );
}

type ReadersProps = {
  shown: Omit<ShownMailing, "mark" | "previews">;
  words: ReadersWords;
  children?: ReactNode;
};

/** Who gets it now, who in the morning, who doesn't and why; then the press. */
export function ReadersCard({ shown, words, children }: ReadersProps) {
  const isSending = useNavigation().state === "submitting";
  return (
    <aside className="stack" aria-label={words.readers}>
      <Card title={words.readers}>
        <People {...shown.now} showNames={words.showNames} />
        {shown.morning && <People {...shown.morning} showNames={words.showNames} />}
        {shown.leftOut.map(({ title, count, names }) => (
          <p key={title} className="note ruled">
            <b>
              {title} {count}
            </b>
            <span className="block">{names}</span>
          </p>
        ))}
        {shown.canOverride && <Override words={words} />}
        {shown.pressing.map((sentence) => (
          <p key={sentence} className="note ruled" role="status">
            {sentence}
          </p>
        ))}
        <SecondLook words={shown.secondLook} />
        <p className="note ruled">{words.delay}</p>
        <p className="send">
          <Button
            variant="go"
            size="wide"
            icon="mail"
            name="intent"
            value="send"
            disabledReason={shown.count === 0 && words.nobody}
            busy={isSending && words.sending}
          >
            {shown.send}
          </Button>
        </p>
        {children}
      </Card>
    </aside>
  );
}

type PeopleProps = { title: string; count: string; names: string; when?: string; showNames: string };

function People({ title, count, names, when, showNames }: PeopleProps) {
  return (
    <div className="mb-4">
      <p>
        <b>
          {title} {count}
        </b>
        {when && <span className="block sm soft">{when}</span>}
      </p>
      {names && (
        <details className="fold">
          <summary className="btn small">{showNames}</summary>
          <p className="sm">{names}</p>
        </details>
      )}
    </div>
  );
}

function Override({ words }: { words: ReadersWords }) {
  return (
    <details className="fold">
      <summary className="btn small">{words.override}</summary>
      <p className="sm">{words.overrideText}</p>
      <TextField name="overrideReason" label={words.overrideReason} maxLength={500} isOptional />
      <p>
        <Button name="intent" value="preview" formNoValidate>
          {words.overridePress}
        </Button>
      </p>
    </details>
  );
}
