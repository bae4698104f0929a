import { Form, useNavigation } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { CheckField, TextArea } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";

/** Writing a note: says beforehand that the person may read it. Empties itself when the timeline has grown. */
export function NoteForm({ candidateId, noteCount }: { candidateId: string; noteCount: number }) {
  const locale = useLocale();
  const navigation = useNavigation();
  const isBusy = navigation.formAction === `/candidates/${candidateId}/notes`;
  return (
    <Card title={m.candidate_do_note({}, { locale })}>
      <Form
        method="post"
        action={`/candidates/${candidateId}/notes`}
        className="fields"
        key={noteCount}
        preventScrollReset
      >
        <TextArea
          name="text"
          label={m.candidate_note_text({}, { locale })}
          hint={m.candidate_note_disclosed({}, { locale })}
          width="full"
          maxLength={4000}
          required
        />
        <div className="row">
          <CheckField name="isContact" value="yes" label={m.candidate_note_contact({}, { locale })} />
          <span className="grow" />
          <Button busy={isBusy && m.candidate_busy({}, { locale })}>
            {m.candidate_note_keep({}, { locale })}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
