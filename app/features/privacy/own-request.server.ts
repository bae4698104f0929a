import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import { passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { addDays, todayIn } from "~/lib/dates.ts";
import { isLocale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import { removePeople } from "./forget-people.server.ts";
import { daysToAnswer, type OwnRequestKind } from "./own-request.ts";

type Ask = { candidateId: string; kind: OwnRequestKind; word: string; zone: string; now: Date };

/** 開示・利用停止・削除の請求: an administrator decides within 14 days. Asking twice is asking once. */
export async function askAboutData(db: Db, ask: Ask): Promise<void> {
  const asked = todayIn(ask.zone, ask.now);
  await db
    .insertInto("own_request")
    .values({
      id: uuidv7(),
      candidate_id: ask.candidateId,
      kind: ask.kind,
      word: ask.word.trim(),
      asked_at: ask.now,
      due_on: addDays(asked, daysToAnswer),
    })
    .onConflict((conflict) =>
      conflict
        .columns(["candidate_id", "kind"])
        .where("decided_at", "is", null)
        .where("taken_back_at", "is", null)
        .doNothing(),
    )
    .execute();
}

/** As long as nobody has decided, the person may take it back. */
export async function takeBackRequest(
  db: Db,
  own: { candidateId: string; kind: OwnRequestKind; now: Date },
): Promise<void> {
  await db
    .updateTable("own_request")
    .set({ taken_back_at: own.now })
    .where("candidate_id", "=", own.candidateId)
    .where("kind", "=", own.kind)
    .where("decided_at", "is", null)
    .where("taken_back_at", "is", null)
    .execute();
}

type Decide = {
  requestId: string;
  /** Notes whose text is shown from now on. */
  noteIds: string[];
  answer: string;
  withheldReason: string;
  secondLook?: string;
  by: string;
  now: Date;
};

export type DecideRefusal = "not_found" | "already_decided" | "reason_missing" | "wording";

/** Answers a request: what is withheld needs a reason, which the person reads. A deletion has its own way. */
export async function decideRequest(
  db: Db,
  jobs: Jobs,
  decide: Decide,
): Promise<Result<object, DecideRefusal>> {
  return db.transaction().execute(async (trx) => {
    const request = await findForDecision(trx, decide.requestId);
    if (!request || request.kind === "deletion") return { ok: false, reason: "not_found" };
    if (request.decided_at || request.taken_back_at) return { ok: false, reason: "already_decided" };
    const notes = await listNotes(trx, request.candidate_id);
    const shown = notes.filter(({ id }) => decide.noteIds.includes(id));
    const isWithheld = request.kind === "disclosure" && shown.length < notes.length;
    if (isWithheld && decide.withheldReason.trim() === "") return { ok: false, reason: "reason_missing" };
    if (request.kind === "stop" && decide.answer.trim() === "")
      return { ok: false, reason: "reason_missing" };
    const { answer, withheldReason: reason, by: memberId, secondLook, now } = decide;
    const passed = { texts: { answer, reason }, place: "own_request", memberId, secondLook, now } as const;
    const words = await passWording(trx, passed);
    if (!words.ok) return words;
    await trx
      .updateTable("own_request")
      .set({
        decided_at: decide.now,
        decided_by: decide.by,
        answer: decide.answer.trim(),
        withheld_reason: isWithheld ? decide.withheldReason.trim() : "",
        disclosed: JSON.stringify(shown.map(({ id }) => id)),
      })
      .where("id", "=", request.id)
      .execute();
    if (request.email !== "")
      await writeDelivery(trx, jobs, {
        letter: "own_request_answered",
        mailClass: "transactional",
        to: { candidateId: request.candidate_id },
        address: request.email,
        locale: isLocale(request.locale) ? request.locale : "ja",
        details: { kind: request.kind },
        now: decide.now,
      });
    return { ok: true };
  });
}

/**
 * Deletes a person with everything that hangs on them, records merged into them too; what is left is a receipt of how
 * many rows of which kind. Seats they held go back first, so that the next in line gets them.
 */
export async function deletePerson(
  db: Db,
  input: {
    requestId: string;
    by: string;
    now: Date;
    freeSeats: (trx: Db, candidateId: string) => Promise<void>;
  },
): Promise<Result<{ number: string }, DecideRefusal>> {
  return db.transaction().execute(async (trx) => {
    const request = await findForDecision(trx, input.requestId);
    if (request?.kind !== "deletion") return { ok: false, reason: "not_found" };
    if (request.decided_at || request.taken_back_at) return { ok: false, reason: "already_decided" };
    const candidateId = request.candidate_id;
    await input.freeSeats(trx, candidateId);
    const { rows } = await sql<{ counts: Record<string, number> }>`
      select jsonb_build_object(
        'offers', (select count(*) from offer where candidate_id = ${candidateId}),
        'touchpoints', (select count(*) from touchpoint where candidate_id = ${candidateId}),
        'invitations', (select count(*) from invitation where candidate_id = ${candidateId}),
        'letters', (select count(*) from delivery where candidate_id = ${candidateId}),
        'questions', (select count(*) from question where candidate_id = ${candidateId})) as counts`.execute(
      trx,
    );
    const id = randomUUID();
    const number = `D-${id.slice(0, 8).toUpperCase()}`;
    await trx
      .insertInto("deletion_receipt")
      .values({
        id,
        number,
        deleted_at: input.now,
        deleted_by: input.by,
        counts: JSON.stringify(rows[0]?.counts ?? {}),
      })
      .execute();
    await removePeople(trx, [candidateId]);
    return { ok: true, number };
  });
}

/** Requests that wait, the nearest day first, with whose they are. */
export async function listOpenRequests(db: Db) {
  return db
    .selectFrom("own_request")
    .innerJoin("candidate", "candidate.id", "own_request.candidate_id")
    .select(["own_request.id", "kind", "word", "asked_at as askedAt", "due_on as dueOn"])
    .select(["candidate.id as candidateId", "family_name as familyName", "given_name as givenName", "romaji"])
    .where("decided_at", "is", null)
    .where("taken_back_at", "is", null)
    .orderBy("due_on")
    .orderBy("own_request.id")
    .execute();
}

/** Notes of ours about somebody, the newest first. */
export async function listNotes(db: Db, candidateId: string) {
  return db
    .selectFrom("touchpoint")
    .leftJoin("member", "member.id", "touchpoint.member_id")
    .select([
      "touchpoint.id",
      "touchpoint.body",
      "touchpoint.happened_at as happenedAt",
      "touchpoint.kind",
      "member.role",
    ])
    .where("candidate_id", "=", candidateId)
    .where("touchpoint.kind", "in", ["note", "call"])
    .where("touchpoint.body", "<>", "")
    .orderBy("happened_at", "desc")
    .orderBy("touchpoint.id")
    .execute();
}

export async function listRequestsOf(db: Db, candidateId: string) {
  return db
    .selectFrom("own_request")
    .select(["id", "kind", "due_on as dueOn", "decided_at as decidedAt", "taken_back_at as takenBackAt"])
    .select(["answer", "withheld_reason as withheldReason", "disclosed"])
    .where("candidate_id", "=", candidateId)
    .orderBy("asked_at", "desc")
    .execute();
}

async function findForDecision(trx: Db, requestId: string) {
  return trx
    .selectFrom("own_request")
    .innerJoin("candidate", "candidate.id", "own_request.candidate_id")
    .select(["own_request.id", "kind", "decided_at", "taken_back_at", "own_request.candidate_id"])
    .select(["candidate.email", "candidate.locale"])
    .where("own_request.id", "=", requestId)
    .forUpdate("own_request")
    .executeTakeFirst();
}
