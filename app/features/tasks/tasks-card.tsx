import { Form } from "@remix-run/react";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";

type Task = { id: string; title: string; by: string };

/** What colleagues will do about this person; empty it isn't shown. */
export function TasksCard({
  candidateId,
  tasks,
  isReader,
  words,
}: {
  candidateId: string;
  tasks: readonly Task[];
  isReader: boolean;
  words: { title: string; done: string };
}) {
  if (tasks.length === 0) return null;
  return (
    <Card title={words.title}>
      <ul className="rows">
        {tasks.map((task) => (
          <li key={task.id} className="row">
            <span className="grow">
              <b>{task.title}</b>
              <span className="block soft sm num">{task.by}</span>
            </span>
            {!isReader && (
              <Form method="post" action="/tasks" preventScrollReset>
                <input type="hidden" name="task" value={task.id} />
                <input type="hidden" name="candidate" value={candidateId} />
                <Button size="small">{words.done}</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
