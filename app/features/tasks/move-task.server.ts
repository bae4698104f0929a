import type { Db } from "#db/client.server.ts";

/** Another day for a task that isn't done. */
export async function moveTask(trx: Db, { taskId, dueOn }: { taskId: string; dueOn: string }): Promise<void> {
  await trx
    .updateTable("task")
    .set({ due_on: dueOn })
    .where("id", "=", taskId)
    .where("done_at", "is", null)
    .execute();
}
