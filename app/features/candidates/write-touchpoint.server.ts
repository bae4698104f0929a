import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { TouchpointKind } from "./touchpoint.ts";

/**
 * Puts an entry on a candidate's timeline, inside the transaction of the fact it tells of.
 * `isContact`: a person of ours and the candidate were in touch; the newest one becomes the candidate's last contact.
 */
export async function writeTouchpoint(
  db: Db,
  entry: {
    candidateId: string;
    kind: TouchpointKind;
    happenedAt: Date;
    fromCandidate: boolean;
    isContact: boolean;
    memberId?: string | null;
    body?: string;
    details?: object;
    /** Of a note: what it is for, and the day it is deleted. */
    purpose?: string;
    expiresOn?: string;
  },
): Promise<{ touchpointId: string }> {
  const id = uuidv7();
  await db
    .insertInto("touchpoint")
    .values({
      id,
      candidate_id: entry.candidateId,
      happened_at: entry.happenedAt,
      kind: entry.kind,
      from_candidate: entry.fromCandidate,
      is_contact: entry.isContact,
      member_id: entry.memberId ?? null,
      body: entry.body ?? "",
      details: JSON.stringify(entry.details ?? {}),
      purpose: entry.purpose ?? "",
      expires_on: entry.expiresOn ?? null,
    })
    .execute();
  return { touchpointId: id };
}

/** Takes an entry back that was just written by mistake; the last contact becomes the one before. */
export async function removeTouchpoint(db: Db, touchpointId: string): Promise<void> {
  await removeTouchpoints(db, [touchpointId]);
}

export async function removeTouchpoints(db: Db, touchpointIds: string[]): Promise<void> {
  const removed = await db
    .deleteFrom("touchpoint")
    .where((is) => is("id", "=", is.fn.any(is.val(touchpointIds))))
    .returning(["candidate_id", "is_contact"])
    .execute();
  const people = removed.flatMap(({ candidate_id, is_contact }) => (is_contact ? [candidate_id] : []));
  if (people.length === 0) return;
  await db
    .updateTable("candidate")
    .set((is) => ({
      last_contact_at: is
        .selectFrom("touchpoint")
        .select((of) => of.fn.max("happened_at").as("at"))
        .whereRef("touchpoint.candidate_id", "=", "candidate.id")
        .where("is_contact", "=", true),
    }))
    .where((is) => is("id", "=", is.fn.any(is.val(people))))
    .execute();
}

/** The same for many people in a few statements. */
export async function writeTouchpoints(
  db: Db,
  entries: Parameters<typeof writeTouchpoint>[1][],
): Promise<void> {
  const rows = entries.map((entry) => ({
    id: uuidv7(),
    candidate_id: entry.candidateId,
    happened_at: entry.happenedAt,
    kind: entry.kind,
    from_candidate: entry.fromCandidate,
    is_contact: entry.isContact,
    member_id: entry.memberId ?? null,
    body: entry.body ?? "",
    details: JSON.stringify(entry.details ?? {}),
  }));
  for (let from = 0; from < rows.length; from += 1000)
    await db
      .insertInto("touchpoint")
      .values(rows.slice(from, from + 1000))
      .execute();
}
