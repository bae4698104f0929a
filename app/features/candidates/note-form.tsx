import { useFetcher } from "@remix-run/react";
import { keptUntil, noteMonths, notePurposes } from "~/features/notes/note.ts";
import { sayReasons, topicName } from "~/features/notes/note-stop-words.ts";
import type { NoteReason, WishTopic } from "~/features/notes/note-words.ts";
import { formatDay } from "~/lib/dates.ts";
import { fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { CheckField, TextArea, TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export type NoteAnswer = {
  sentence?: string;
  stopped?: { found: { reason: NoteReason; quote: string }[]; topics: WishTopic[] };
};

type Props = {
  candidateId: string;
  noteCount: number;
  today: string;
  memberId: string;
  colleagues: readonly (PersonName & { id: string })[];
};

/** Writing a note: says beforehand that the person may read it. Empties itself when the timeline has grown. */
export function NoteForm({ candidateId, noteCount, today, memberId, colleagues }: Props) {
  const locale = useLocale();
  const fetcher = useFetcher<NoteAnswer>({ key: `note-${noteCount}` });
  const isBusy = fetcher.state !== "idle";
  const purposes = {
    support: m.note_purpose_support({}, { locale }),
    joining: m.note_purpose_joining({}, { locale }),
    event: m.note_purpose_event({}, { locale }),
  };
  const until = (months: number) => formatDay(keptUntil(today, months), { locale });
  return (
    <Card title={m.candidate_do_note({}, { locale })} id="note">
      <fetcher.Form
        method="post"
        action={`/candidates/${candidateId}/notes`}
        className="fields"
        key={noteCount}
      >
        <TextArea
          name="text"
          label={m.candidate_note_text({}, { locale })}
          hint={`${m.candidate_note_disclosed({}, { locale })} ${m.note_mention_hint({}, { locale })}`}
          width="full"
          maxLength={4000}
          required
        />
        <Stopped answer={fetcher.data} />
        <div className="row">
          <SelectField
            name="purpose"
            label={m.note_purpose({}, { locale })}
            options={notePurposes.map((value) => ({ value, label: purposes[value] }))}
          />
          <SelectField
            name="months"
            label={m.note_keep_until({}, { locale })}
            defaultValue="6"
            options={noteMonths.map((count) => ({
              value: String(count),
              label: m.note_until_months({ count, day: until(count) }, { locale }),
            }))}
          />
        </div>
        <details className="notetask">
          <summary>{m.note_task_add({}, { locale })}</summary>
          <div className="row">
            <TextField name="taskTitle" label={m.note_task_title({}, { locale })} maxLength={120} />
            <TextField
              name="taskDue"
              label={m.note_task_due({}, { locale })}
              width="narrow"
              maxLength={20}
              autoComplete="off"
            />
            <SelectField
              name="taskOwner"
              label={m.note_task_owner({}, { locale })}
              defaultValue={memberId}
              options={colleagues.map((each) => ({ value: each.id, label: fullName(each, locale) }))}
            />
          </div>
        </details>
        <div className="row">
          <CheckField name="isContact" value="yes" label={m.candidate_note_contact({}, { locale })} />
          <span className="grow" />
          <Button busy={isBusy && m.candidate_busy({}, { locale })}>
            {m.candidate_note_keep({}, { locale })}
          </Button>
        </div>
      </fetcher.Form>
    </Card>
  );
}

/** Why it wasn't kept, what may be kept instead, and the way out when the check is wrong. */
function Stopped({ answer }: { answer: NoteAnswer | undefined }) {
  const locale = useLocale();
  if (answer?.sentence)
    return (
      <p className="err" role="alert">
        {answer.sentence}
      </p>
    );
  if (!answer?.stopped) return null;
  const { found, topics } = answer.stopped;
  return (
    <div className="stopped" role="alert">
      <b>{m.note_stopped_title({}, { locale })}</b>
      <p>{m.note_stopped_text({ reasons: sayReasons(found, locale) }, { locale })}</p>
      <p className="soft sm">
        {m.note_stopped_quote({}, { locale })}{" "}
        {found.map(({ reason, quote }) => (
          <q key={reason}>{quote}</q>
        ))}
      </p>
      {topics.length > 0 && (
        <>
          <p>{m.note_stopped_topics({}, { locale })}</p>
          <div className="row">
            {topics.map((topic) => (
              <Button key={topic} name="topic" value={topic} size="small">
                {m.note_topic_keep({ topic: topicName(topic, locale) }, { locale })}
              </Button>
            ))}
          </div>
        </>
      )}
      <div className="row">
        <Button name="wrong" value="yes" size="small" variant="quiet">
          {m.note_wrong_stop({}, { locale })}
        </Button>
        <small className="soft">{m.note_wrong_stop_hint({}, { locale })}</small>
      </div>
    </div>
  );
}
