import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { finishSignal, reopenSignal } from "~/features/care/finish-signal.server.ts";
import { finishTask, reopenTask } from "~/features/tasks/finish-task.server.ts";
import { reopenCall, settleCall } from "~/features/trips/emergency-calls.server.ts";
import { isId } from "~/lib/ids.ts";
import { addressed } from "~/lib/names.ts";
import type { Result } from "~/lib/result.ts";
import { findTodayRow } from "./list-today.server.ts";
import { claimSubject, type TodayAsk, type TodayRow } from "./today-row.ts";

/** A row that is done stays away as long as its fact could come back: the fact is in its key. */
const doneForMs = 400 * 86_400_000;

type Rested = Result<{ restId: string; label: string }, "gone">;

/** Done: away for everybody. A task or a care signal behind the row is done with it. */
export async function finishRow(db: Db, key: string, ask: TodayAsk): Promise<Rested> {
  const row = await findTodayRow(db, key, ask);
  if (!row) return { ok: false, reason: "gone" };
  return db.transaction().execute(async (trx) => {
    const finished = await finishFact(trx, row, ask);
    if (!finished.ok) return finished;
    return write(trx, row, ask, "done", new Date(ask.now.getTime() + doneForMs));
  });
}

/** Later: away until then, for this member alone. */
export async function putOffRow(db: Db, key: string, ask: TodayAsk, until: Date): Promise<Rested> {
  const row = await findTodayRow(db, key, ask);
  if (!row) return { ok: false, reason: "gone" };
  return db.transaction().execute((trx) => write(trx, row, ask, "later", until));
}

/** Takes either back, for the member who did it. */
export async function undoRest(db: Db, restId: string, memberId: string): Promise<Result<object, "gone">> {
  if (!isId(restId)) return { ok: false, reason: "gone" };
  return db.transaction().execute(async (trx) => {
    const rest = await trx
      .deleteFrom("today_rest")
      .where("id", "=", restId)
      .where("member_id", "=", memberId)
      .returning(["row_key", "kind"])
      .executeTakeFirst();
    if (!rest) return { ok: false, reason: "gone" };
    if (rest.kind === "done") await reopenFact(trx, rest.row_key);
    return { ok: true };
  });
}

async function finishFact(
  trx: Db,
  row: TodayRow,
  { memberId, now }: TodayAsk,
): Promise<Result<object, "gone">> {
  const [source, id = ""] = row.key.split(":");
  if (source === "trip_call")
    return (await settleCall(trx, { callId: id, memberId, now }))
      ? { ok: true }
      : { ok: false, reason: "gone" };
  if (source === "task") return finishTask(trx, { taskId: id, memberId, now });
  if (source === "care" || source === "talk")
    return finishSignal(trx, { signalId: id, memberId, deed: source === "talk" ? "talked" : "handled", now });
  return { ok: true };
}

async function reopenFact(trx: Db, key: string): Promise<void> {
  const [source, id = ""] = key.split(":");
  if (source === "trip_call") await reopenCall(trx, id);
  if (source === "task") await reopenTask(trx, id);
  if (source === "care" || source === "talk") await reopenSignal(trx, id);
}

async function write(
  trx: Db,
  row: TodayRow,
  { memberId, now, locale }: TodayAsk,
  kind: "done" | "later",
  until: Date,
): Promise<Rested> {
  const restId = uuidv7();
  const who = row.person ? addressed(row.person, locale) : (row.subject?.note ?? "");
  const label = [who, row.why].filter(Boolean).join(locale === "ja" ? "：" : ": ");
  await trx
    .insertInto("today_rest")
    .values({
      id: restId,
      row_key: row.key,
      kind,
      member_id: memberId,
      candidate_id: row.candidateId ?? null,
      rested_at: now,
      until,
      label,
    })
    .execute();
  await trx
    .deleteFrom("today_claim")
    .where("subject", "=", claimSubject(row))
    .where("member_id", "=", memberId)
    .execute();
  return { ok: true, restId, label };
}
