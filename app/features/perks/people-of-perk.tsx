import { Link } from "@remix-run/react";
import { Badge } from "~/ui/badge.tsx";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Table } from "~/ui/table.tsx";
import type { PerkPageWords } from "./page-words.server.ts";
import type { PerkPersonView } from "./perk-page.server.ts";

type Props = {
  page: { id: string; people: readonly PerkPersonView[]; toDecide: number; line: string };
  words: PerkPageWords;
};

/** Who was told and when, who has applied, who decided and why; whoever waits for us comes first. */
export function PeopleOfPerk({ page, words }: Props) {
  const { id, people } = page;
  if (people.length === 0)
    return (
      <Card title={words.people}>
        <p className="soft">{words.peopleNone}</p>
      </Card>
    );
  return (
    <Card
      title={words.people}
      isFlush
      end={
        <Link to={`/perks/${id}/people.csv`} reloadDocument>
          {words.export}
        </Link>
      }
    >
      {(page.toDecide > 0 || page.line) && (
        <div className="px-5 pb-4">
          {page.toDecide > 0 ? (
            <ButtonLink to={`/perks/${id}/decide`} variant="go">
              {words.decideAll}
            </ButtonLink>
          ) : (
            <p className="soft">{page.line}</p>
          )}
        </div>
      )}
      <Table name={words.people} className="people bare">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.application}</th>
            <th scope="col">{words.toldDecided}</th>
            <th scope="col">
              <span className="sr">{words.decide}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.candidateId}>
              <td className="nowrap">
                <Link className="name" to={`/candidates/${person.candidateId}`}>
                  {person.name}
                </Link>
                <span className="muted xs block">{person.kana}</span>
              </td>
              <td className="nowrap">
                {person.badge && <Badge tone={person.badge.tone}>{person.badge.word}</Badge>}
                {person.applied && <span className="num soft xs block">{person.applied}</span>}
              </td>
              <td className="second">
                {person.told && <span className="soft xs block">{person.told}</span>}
                {person.decided && <span className="block">{person.decided}</span>}
                {person.reason && <span className="soft sm block">{person.reason}</span>}
              </td>
              <td className="nowrap third">
                {person.mayDecide && (
                  <Link to={`/perks/${id}/applications/${person.applicationId}`}>
                    {person.isWaiting ? words.decide : words.again}
                    <span className="sr"> {person.name}</span>
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
