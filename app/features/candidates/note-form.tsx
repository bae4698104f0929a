import { useFetcher } from "@remix-run/react";
import { fullName, type PersonName } from "~/lib/names.ts";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { CheckField, TextArea, TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import type { NoteFormWords, NoteStopWords } from "./note-form-words.server.ts";

export type NoteAnswer = {
  sentence?: string;
  stopped?: NoteStopWords;
};

type Props = {
  candidateId: string;
  noteCount: number;
  memberId: string;
  colleagues: readonly (PersonName & { id: string })[];
  words: NoteFormWords;
};

/** Writing a note: says beforehand that the person may read it. Empties itself when the timeline has grown. */
export function NoteForm({ candidateId, noteCount, memberId, colleagues, words }: Props) {
  const locale = useLocale();
  const fetcher = useFetcher<NoteAnswer>({ key: `note-${noteCount}` });
  const isBusy = fetcher.state !== "idle";
  return (
    <Card title={words.doNote} id="note">
      <fetcher.Form
        method="post"
        action={`/candidates/${candidateId}/notes?lang=${locale}`}
        className="fields"
        key={noteCount}
      >
        <TextArea
          name="text"
          label={words.text}
          hint={`${words.disclosed} ${words.mentionHint}`}
          width="full"
          maxLength={4000}
          required
        />
        <Stopped answer={fetcher.data} />
        <div className="row">
          <SelectField name="purpose" label={words.purpose} options={words.purposes} />
          <SelectField name="months" label={words.keepUntil} defaultValue="6" options={words.months} />
        </div>
        <details className="notetask">
          <summary>{words.taskAdd}</summary>
          <div className="row">
            <TextField name="taskTitle" label={words.taskTitle} maxLength={120} />
            <TextField
              name="taskDue"
              label={words.taskDue}
              width="narrow"
              maxLength={20}
              autoComplete="off"
            />
            <SelectField
              name="taskOwner"
              label={words.taskOwner}
              defaultValue={memberId}
              options={colleagues.map((each) => ({ value: each.id, label: fullName(each, locale) }))}
            />
          </div>
        </details>
        <div className="row">
          <CheckField name="isContact" value="yes" label={words.contact} />
          <span className="grow" />
          <Button busy={isBusy && words.busy}>{words.keep}</Button>
        </div>
      </fetcher.Form>
    </Card>
  );
}

/** Why it wasn't kept, what may be kept instead, and the way out when the check is wrong. */
function Stopped({ answer }: { answer: NoteAnswer | undefined }) {
  if (answer?.sentence)
    return (
      <p className="err" role="alert">
        {answer.sentence}
      </p>
    );
  if (!answer?.stopped) return null;
  const words = answer.stopped;
  return (
    <div className="stopped" role="alert">
      <b>{words.title}</b>
      <p>{words.text}</p>
      <p className="soft sm">
        {words.quote}{" "}
        {words.found.map(({ reason, quote }) => (
          <q key={reason}>{quote}</q>
        ))}
      </p>
      {words.topics.length > 0 && (
        <>
          <p>{words.instead}</p>
          <div className="row">
            {words.topics.map(([topic, label]) => (
              <Button key={topic} name="topic" value={topic} size="small">
                {label}
              </Button>
            ))}
          </div>
        </>
      )}
      <div className="row">
        <Button name="wrong" value="yes" size="small" variant="quiet">
          {words.wrong}
        </Button>
        <small className="soft">{words.wrongHint}</small>
      </div>
    </div>
  );
}
