import type { Db } from "#db/client.server.ts";
import { listRecruiters } from "~/features/candidates/candidate-queries.server.ts";
import { personOf } from "~/features/candidates/person-of.ts";
import { listProcedures, listSignalsOf } from "~/features/care/care-queries.server.ts";
import { listTasksOf } from "~/features/tasks/task-queries.server.ts";
import type { Locale } from "~/lib/locale.ts";

type Reader = { locale: Locale; zone: string; now: Date; memberId: string };

/** What a candidate's page shows of care, tasks and procedures, and whom a task can be given to. */
export async function readPersonCare(db: Db, candidateId: string, reader: Reader) {
  const [signals, tasks, procedures, recruiters] = await Promise.all([
    listSignalsOf(db, candidateId, reader),
    listTasksOf(db, candidateId),
    listProcedures(db, candidateId),
    listRecruiters(db),
  ]);
  return { signals, tasks, procedures, colleagues: recruiters.map(personOf) };
}
