import type { Db } from "#db/client.server.ts";
import { listRecruiters } from "~/features/candidates/candidate-queries.server.ts";
import { personOf } from "~/features/candidates/person-of.ts";
import { careCardWords } from "~/features/care/care-card-words.server.ts";
import { listProcedures, listSignalsOf } from "~/features/care/care-queries.server.ts";
import { procedureWords } from "~/features/care/procedure-words.server.ts";
import { listTasksOf } from "~/features/tasks/task-queries.server.ts";
import { formatShortDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";

type Reader = { locale: Locale; zone: string; now: Date; memberId: string };

/** What a candidate's page shows of care, tasks and procedures, and whom a task can be given to. */
export async function readPersonCare(db: Db, candidateId: string, reader: Reader) {
  const [signals, tasks, procedures, recruiters] = await Promise.all([
    listSignalsOf(db, candidateId, reader),
    listTasksOf(db, candidateId),
    listProcedures(db, candidateId),
    listRecruiters(db),
  ]);
  const { locale } = reader;
  return {
    signals,
    procedures,
    tasks: tasks.map((task) => ({
      id: task.id,
      title: task.title,
      by: m.task_by(
        { day: formatShortDay(task.dueOn, { locale }), name: fullName(task, locale) },
        { locale },
      ),
    })),
    colleagues: recruiters.map(personOf),
    words: {
      care: careCardWords(locale),
      procedures: procedureWords(locale),
      tasks: sayAll(locale, { title: m.task_title, done: m.task_done }),
    },
  };
}
