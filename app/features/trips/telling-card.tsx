import { Form, Link } from "@remix-run/react";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { Icon } from "~/ui/icon.tsx";
import type { ToldOfTrip } from "./trip-telling.server.ts";

/** Who was told of the trip by letter; for a minute (at night until the morning) it can be stopped. */
export function TellingCard({ id, telling }: { id: string; telling: ToldOfTrip }) {
  const { told, people, waiting, words } = telling;
  if (!telling.mayTell && people.length === 0) return null;
  return (
    <Card title={words.title}>
      <div className="stack tight">
        {waiting && (
          <div className="ban sending" role="status">
            <Icon name="send" />
            <span>{waiting}</span>
            <Form method="post">
              <Button size="small" name="intent" value="stop-telling">
                {words.stop}
              </Button>
            </Form>
          </div>
        )}
        <p>{told || words.none}</p>
        {people.length > 0 && (
          <details className="fold">
            <summary className="btn small">{words.names}</summary>
            <ul className="stack tight">
              {people.map((person) => (
                <li key={person.id}>
                  <Link to={`/candidates/${person.id}`}>{person.name}</Link>{" "}
                  <span className="soft sm num">{person.on}</span>{" "}
                  <span className="soft sm">{person.went}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
        {telling.mayTell && (
          <p>
            <ButtonLink to={`/trips/${id}/tell`} icon="mail">
              {words.tell}
            </ButtonLink>
          </p>
        )}
      </div>
    </Card>
  );
}
