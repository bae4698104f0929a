import { Form } from "@remix-run/react";
import { Badge } from "~/ui/badge.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { TextArea, TextField } from "~/ui/field.tsx";
import type { ReviewWords } from "./review-page.server.ts";

type Given = { criterionId: string; points: number | null; reason: string };
type Props = {
  reading: { id: string; title: string; statement: string; mine: Given[]; theirs: Given[] };
  criteria: { id: string; label: string; points: number }[];
  words: ReviewWords;
  typed: Given[] | undefined;
};

/** One application by its number: what was written, a field for points and one for the reason of each criterion. */
export function ReadingCard({ reading, criteria, words, typed }: Props) {
  const given = (id: string, from: Given[]) => from.find(({ criterionId }) => criterionId === id);
  const isDone = reading.mine.length > 0;
  return (
    <Card
      title={reading.title}
      id={`a-${reading.id}`}
      end={isDone && <Badge tone="matsu">{words.done}</Badge>}
    >
      <blockquote className="whitespace-pre-line mb-4">{reading.statement}</blockquote>
      <Form method="post" className="stack">
        <input type="hidden" name="application" value={reading.id} />
        {criteria.map((criterion) => {
          const own = given(criterion.id, typed ?? reading.mine);
          const other = given(criterion.id, reading.theirs);
          const id = `${reading.id}-${criterion.id}`;
          return (
            <div key={criterion.id} className="stack tight">
              <TextField
                id={`p-${id}`}
                name={`points-${criterion.id}`}
                label={criterion.label}
                inputMode="numeric"
                width="narrow"
                defaultValue={own?.points ?? ""}
              />
              <TextArea
                id={`r-${id}`}
                name={`reason-${criterion.id}`}
                label={words.reason}
                rows={2}
                maxLength={500}
                width="full"
                defaultValue={own?.reason ?? ""}
              />
              {other && (
                <p className="soft sm">
                  {words.theirs} {other.points} {other.reason}
                </p>
              )}
            </div>
          );
        })}
        <p>
          <Button variant={isDone ? "plain" : "go"}>{isDone ? words.again : words.save}</Button>
        </p>
      </Form>
    </Card>
  );
}
