import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import type { MergeSnapshot } from "./merge-candidates.server.ts";
import { type KeyedTable, keyedTables, movedTables } from "./merge-tables.ts";
import { writeTerms } from "./write-candidate.server.ts";
import { writeTouchpoint } from "./write-touchpoint.server.ts";

/**
 * Makes two people again of two merged records: each gets back what it had. What was added to the kept one since then
 * stays there, and a field corrected since then keeps the correction.
 */
export async function undoMerge(
  db: Db,
  input: { mergeId: string; by: string; now: Date },
): Promise<Result<{ keptId: string; otherId: string }, "not_found" | "already_undone" | "merged_again">> {
  return db.transaction().execute(async (trx) => {
    const merge = await trx
      .selectFrom("candidate_merge")
      .select(["id", "kept_id", "merged_id", "snapshot", "undone_at"])
      .where("id", "=", input.mergeId)
      .forUpdate()
      .executeTakeFirst();
    if (!merge) return { ok: false, reason: "not_found" };
    if (merge.undone_at) return { ok: false, reason: "already_undone" };
    const { kept_id: keptId, merged_id: otherId } = merge;
    await trx
      .selectFrom("offer")
      .select("id")
      .where("candidate_id", "in", [keptId, otherId])
      .orderBy("id")
      .forUpdate()
      .execute();
    const kept = await trx
      .selectFrom("candidate")
      .selectAll()
      .where("id", "=", keptId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (kept.merged_into_id) return { ok: false, reason: "merged_again" };

    const snapshot = merge.snapshot as unknown as MergeSnapshot;
    await moveBack(trx, snapshot, keptId, otherId);
    await trx
      .updateTable("candidate")
      .set({ ...unchangedSince(kept, snapshot), updated_at: input.now })
      .where("id", "=", keptId)
      .execute();
    await trx
      .updateTable("candidate")
      .set({ merged_into_id: null, updated_at: input.now })
      .where("id", "=", otherId)
      .execute();
    await writeTerms(trx, keptId);
    await writeTerms(trx, otherId);
    await trx
      .updateTable("candidate_merge")
      .set({ undone_at: input.now, undone_by: input.by })
      .where("id", "=", merge.id)
      .execute();
    for (const candidateId of [keptId, otherId])
      await writeTouchpoint(trx, {
        candidateId,
        kind: "unmerged",
        happenedAt: input.now,
        fromCandidate: false,
        isContact: false,
        memberId: input.by,
      });
    return { ok: true, keptId, otherId };
  });
}

async function moveBack(trx: Db, snapshot: MergeSnapshot, keptId: string, otherId: string) {
  for (const table of movedTables) {
    const moved = snapshot.moved[table] ?? []; // a merge of an older release knew fewer tables
    if (moved.length > 0)
      await sql`update ${sql.table(table)} set candidate_id = ${otherId}
        where id = any(${moved}::uuid[]) and candidate_id = ${keptId}`.execute(trx);
  }
  for (const table of Object.keys(keyedTables) as KeyedTable[]) {
    const [keys, key] = [snapshot.keyed?.[table] ?? [], keyedTables[table]];
    if (keys.length > 0)
      await sql`update ${sql.table(table)} set candidate_id = ${otherId} where candidate_id = ${keptId}
        and ${key === "" ? sql`true` : sql`${sql.ref(key)} = any(${keys}::text[])`}`.execute(trx);
  }
  if (snapshot.seats.length > 0)
    await trx
      .updateTable("seat")
      .set({ candidate_id: otherId })
      .where("session_id", "in", snapshot.seats)
      .where("candidate_id", "=", keptId)
      .execute();
  if (snapshot.tags.length > 0)
    await trx
      .deleteFrom("candidate_tag")
      .where("candidate_id", "=", keptId)
      .where("tag", "in", snapshot.tags)
      .execute();
  for (const link of snapshot.links)
    await trx
      .updateTable("private_link")
      .set({ candidate_id: link.candidateId, invitation_id: link.invitationId })
      .where("id", "=", link.id)
      .execute();
}

/** The fields the merge filled and nobody corrected since. */
function unchangedSince(now: Record<string, unknown>, { before, after }: MergeSnapshot) {
  const columns = Object.keys(before).filter((column) => same(now[column], after[column]));
  return Object.fromEntries(columns.map((column) => [column, before[column]]));
}

function same(value: unknown, kept: unknown) {
  return JSON.stringify(value) === JSON.stringify(kept);
}
