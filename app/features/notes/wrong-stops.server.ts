import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { isId } from "~/lib/ids.ts";
import type { Found } from "./check-note.ts";

type WrongStop = {
  memberId: string;
  candidateId: string | null;
  touchpointId: string | null;
  place: "note" | "call" | "feedback" | "task";
  text: string;
  found: readonly Found[];
  now: Date;
};

/** Tells administrators that the check was wrong; the text itself is kept by the caller in the same transaction. */
export async function reportWrongStop(trx: Db, stop: WrongStop): Promise<void> {
  await trx
    .insertInto("wrong_stop")
    .values({
      id: uuidv7(),
      member_id: stop.memberId,
      candidate_id: stop.candidateId,
      touchpoint_id: stop.touchpointId,
      place: stop.place,
      text: stop.text,
      reasons: stop.found.map(({ reason }) => reason),
      reported_at: stop.now,
    })
    .execute();
}

/** What nobody has looked at yet, the oldest first. */
export async function listWrongStops(db: Db) {
  return db
    .selectFrom("wrong_stop")
    .innerJoin("member", "member.id", "wrong_stop.member_id")
    .select([
      "wrong_stop.id",
      "wrong_stop.candidate_id as candidateId",
      "text",
      "reasons",
      "reported_at as at",
    ])
    .select(["family_name as familyName", "given_name as givenName", "romaji"])
    .where("reviewed_at", "is", null)
    .orderBy("reported_at")
    .limit(200)
    .execute();
}

export async function reviewWrongStop(db: Db, id: string, memberId: string, now: Date): Promise<void> {
  if (!isId(id)) return;
  await db
    .updateTable("wrong_stop")
    .set({ reviewed_at: now, reviewed_by: memberId })
    .where("id", "=", id)
    .where("reviewed_at", "is", null)
    .execute();
}
