import { Form } from "@remix-run/react";
import { formatShortDay } from "~/lib/dates.ts";
import { fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";

type Task = PersonName & { id: string; title: string; dueOn: string };

/** What colleagues will do about this person; empty it isn't shown. */
export function TasksCard({
  candidateId,
  tasks,
  isReader,
}: {
  candidateId: string;
  tasks: readonly Task[];
  isReader: boolean;
}) {
  const locale = useLocale();
  if (tasks.length === 0) return null;
  return (
    <Card title={m.task_title({}, { locale })}>
      <ul className="rows">
        {tasks.map((task) => (
          <li key={task.id} className="row">
            <span className="grow">
              <b>{task.title}</b>
              <span className="block soft sm num">
                {m.task_by(
                  { day: formatShortDay(task.dueOn, { locale }), name: fullName(task, locale) },
                  { locale },
                )}
              </span>
            </span>
            {!isReader && (
              <Form method="post" action="/tasks" preventScrollReset>
                <input type="hidden" name="task" value={task.id} />
                <input type="hidden" name="candidate" value={candidateId} />
                <Button size="small">{m.task_done({}, { locale })}</Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
