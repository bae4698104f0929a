import { Form } from "@remix-run/react";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { EntryBadge } from "./entry-badge.tsx";
import type { ShownEntry } from "./entry-view.server.ts";

type Props = {
  candidateId: string;
  calendar: { title: string; none: string; entries: readonly ShownEntry[] };
  isReader: boolean;
};

/** What the candidate's own calendar should show, what it was told last, and one press that tells it again. */
export function EntriesCard({ candidateId, calendar, isReader }: Props) {
  return (
    <Card title={calendar.title}>
      {calendar.entries.length === 0 && <p className="soft">{calendar.none}</p>}
      <ul className="rows">
        {calendar.entries.map((entry) => (
          <li key={entry.id}>
            {entry.title} <EntryBadge entry={entry} />
            <span className="block soft num">{entry.when}</span>
            {entry.lines.map((line) => (
              <span key={line} className="block soft">
                {line}
              </span>
            ))}
            {!isReader && entry.canSend && (
              <Form method="post" action={`/candidates/${candidateId}/calendar`} className="mt-2">
                <input type="hidden" name="entry" value={entry.id} />
                <Button size="small">
                  {entry.send}
                  <span className="sr"> {entry.title}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
