import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { isId } from "~/lib/ids.ts";
import type { Result } from "~/lib/result.ts";

type Phoned = { stormId: string; personId: string; line: string; memberId: string; now: Date };

/**
 * Somebody was told on the phone: for all their sessions of that day, and on a candidate's timeline as a contact. A
 * relative may be phoned where the candidate has opened that, and no timeline tells of it.
 */
export async function notePhoned(
  db: Db,
  { stormId, personId, line, memberId, now }: Phoned,
): Promise<Result<object, "unknown" | "phoned">> {
  if (!isId(stormId) || !isId(personId)) return { ok: false, reason: "unknown" };
  return db.transaction().execute(async (trx) => {
    const people = await trx
      .selectFrom("storm_person")
      .select(["id", "candidate_id", "phoned_at"])
      .where("storm_id", "=", stormId)
      .where((is) =>
        is.or([
          is("candidate_id", "=", personId),
          is("member_id", "=", personId),
          is.and([
            is("relative_id", "=", personId),
            sql<boolean>`is_family_open(relative_id, 'briefing', 'phone', ${now})`,
          ]),
        ]),
      )
      .orderBy("id")
      .forUpdate()
      .execute();
    const [first] = people;
    if (!first) return { ok: false, reason: "unknown" } as const;
    if (people.some((person) => person.phoned_at)) return { ok: false, reason: "phoned" } as const;
    const touchpoint = first.candidate_id
      ? await writeTouchpoint(trx, {
          candidateId: first.candidate_id,
          kind: "call",
          happenedAt: now,
          fromCandidate: false,
          isContact: true,
          memberId,
          body: line,
          details: { result: "reached", stormId },
        })
      : undefined;
    await trx
      .updateTable("storm_person")
      .set({ phoned_at: now, phoned_by: memberId, touchpoint_id: touchpoint?.touchpointId ?? null })
      .where(
        "id",
        "in",
        people.map((person) => person.id),
      )
      .execute();
    return { ok: true } as const;
  });
}
