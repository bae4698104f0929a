import { Form } from "@remix-run/react";
import { fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { RowCheck, Table } from "~/ui/table.tsx";
import { Who } from "~/ui/who.tsx";

export type Waiting = {
  id: string;
  candidateId: string;
  file: string;
  kind: string;
  place: string;
  person: PersonName;
  note: string;
};

/** Whose each file was taken for; all are ticked, because the names said so, and each can be looked at and taken out. */
export function WaitingPapers({ papers }: { papers: readonly Waiting[] }) {
  const locale = useLocale();
  const title = m.papers_waiting({ count: papers.length }, { locale });
  return (
    <Card title={title} isFlush>
      <Form method="post">
        <Table name={title}>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {m.candidate_column_name_plain({}, { locale })}
              </th>
              <th scope="col">{m.papers_file({}, { locale })}</th>
              <th scope="col">
                <span className="sr">{m.papers_drop({}, { locale })}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {papers.map((paper) => (
              <tr key={paper.id}>
                <td>
                  <RowCheck
                    label={`${fullName(paper.person, locale)} ${paper.kind}`}
                    name="paper"
                    value={paper.id}
                    defaultChecked
                  />
                </td>
                <td className="nowrap">
                  <Who person={paper.person} to={`/candidates/${paper.candidateId}`} />
                  {paper.place && <span className="kana block">{paper.place}</span>}
                </td>
                <td>
                  <a href={`/papers/${paper.id}`}>{paper.file}</a>
                  <span className="block soft">
                    {paper.kind} {paper.note}
                  </span>
                </td>
                <td>
                  <Button size="small" variant="quiet" name="drop" value={paper.id}>
                    {m.papers_drop({}, { locale })}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
        <div className="pad row">
          <Button variant="go" name="intent" value="place">
            {m.papers_place({}, { locale })}
          </Button>
          <span className="soft">{m.papers_place_note({}, { locale })}</span>
        </div>
      </Form>
    </Card>
  );
}
