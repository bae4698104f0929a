import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { candidateKeys } from "~/lib/fold.ts";
import type { Result } from "~/lib/result.ts";
import { type MergeFacts, type MergeField, mergedFacts, mergeFields } from "./merge.ts";
import { type KeyedTable, keyedTables, type MovedTable, movedTables, twinColumns } from "./merge-tables.ts";
import { writeTerms } from "./write-candidate.server.ts";
import { writeTouchpoint } from "./write-touchpoint.server.ts";

/** What a merge changed: moved rows by table, filled fields before and after, added tags, links led to another invitation. */
export type MergeSnapshot = {
  moved: Record<MovedTable, string[]>;
  /** Absent in merges of an older release. */
  keyed?: Record<KeyedTable, string[]>;
  seats: string[];
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  tags: string[];
  links: { id: string; candidateId: string | null; invitationId: string | null }[];
};

export type MergeRefusal =
  | "same_person"
  | "not_found"
  | "different_class"
  | "seat_in_both"
  | "seat_with_other";

const kept = [...mergeFields, "recruiter_id", "deputy_id", "last_contact_at"] as const;
const keyColumns = ["sort_key", "name_key", "kana_key", "email_key", "phone_key"] as const;

/**
 * Moves everything of `otherId` to `keptId` and marks the other as merged. Words both were found by keep finding the kept
 * one, old mail addresses too. Undo with undoMerge.
 */
export async function mergeCandidates(
  db: Db,
  input: { keptId: string; otherId: string; fromOther: readonly MergeField[]; by: string; now: Date },
): Promise<Result<{ mergeId: string }, MergeRefusal>> {
  const { keptId, otherId, now } = input;
  if (keptId === otherId) return { ok: false, reason: "same_person" };
  return db.transaction().execute(async (trx) => {
    await trx
      .selectFrom("offer")
      .select("id")
      .where("candidate_id", "in", [keptId, otherId])
      .orderBy("id")
      .forUpdate()
      .execute();
    const people = await trx
      .selectFrom("candidate")
      .select(["id", "cohort_year", ...kept, ...keyColumns])
      .where("id", "in", [keptId, otherId])
      .where("merged_into_id", "is", null)
      .orderBy("id")
      .forUpdate()
      .execute();
    const one = people.find((person) => person.id === keptId);
    const other = people.find((person) => person.id === otherId);
    if (!one || !other) return { ok: false, reason: "not_found" };
    if (one.cohort_year !== other.cohort_year) return { ok: false, reason: "different_class" };
    const clash = await seatClash(trx, keptId, otherId);
    if (clash) return { ok: false, reason: clash };

    const facts = mergedFacts(one as MergeFacts, other as MergeFacts, input.fromOther);
    const after = {
      ...facts,
      ...candidateKeys(facts),
      recruiter_id: one.recruiter_id ?? other.recruiter_id,
      deputy_id: one.deputy_id ?? other.deputy_id,
    };
    if (after.deputy_id === after.recruiter_id) after.deputy_id = null;
    const links = await leadLinks(trx, keptId, otherId);
    const seats = await moveSeats(trx, keptId, otherId);
    const moved = await moveRows(trx, keptId, otherId);
    const keyed = await moveKeyed(trx, keptId, otherId);
    const tags = await shareTags(trx, keptId, otherId);
    const { last_contact_at } = await trx
      .selectFrom("candidate")
      .select(sql<Date | null>`max(last_contact_at)`.as("last_contact_at"))
      .where("id", "in", [keptId, otherId])
      .executeTakeFirstOrThrow();
    const before = pick(one, [...kept, ...keyColumns]);
    const values = { ...after, last_contact_at };
    await trx
      .updateTable("candidate")
      .set({ ...values, updated_at: now })
      .where("id", "=", keptId)
      .execute();
    await trx
      .updateTable("candidate")
      .set({ merged_into_id: keptId, updated_at: now })
      .where("id", "=", otherId)
      .execute();
    await writeTerms(trx, keptId);

    const mergeId = uuidv7();
    const snapshot: MergeSnapshot = { moved, keyed, seats, before, after: values, tags, links };
    await trx
      .insertInto("candidate_merge")
      .values({
        id: mergeId,
        kept_id: keptId,
        merged_id: otherId,
        snapshot: JSON.stringify(snapshot),
        merged_by: input.by,
        merged_at: now,
      })
      .execute();
    await writeTouchpoint(trx, {
      candidateId: keptId,
      kind: "merged",
      happenedAt: now,
      fromCandidate: false,
      isContact: false,
      memberId: input.by,
      details: { mergeId, familyName: other.family_name, givenName: other.given_name, email: other.email },
    });
    return { ok: true, mergeId };
  });
}

/** One person can't sit twice, and a seat belongs to an invitation: such a pair needs a decision on the event's page first. */
async function seatClash(trx: Db, keptId: string, otherId: string): Promise<MergeRefusal | undefined> {
  const clashes = await trx
    .selectFrom("seat as theirs")
    .innerJoin("invitation as invited", "invited.id", "theirs.invitation_id")
    .innerJoin("invitation as mine", (join) =>
      join.onRef("mine.event_id", "=", "invited.event_id").on("mine.candidate_id", "=", keptId),
    )
    .leftJoin("seat as ours", (join) => join.onRef("ours.invitation_id", "=", "mine.id"))
    .select("ours.session_id")
    .where("theirs.candidate_id", "=", otherId)
    .execute();
  if (clashes.length === 0) return undefined;
  return clashes.some((clash) => clash.session_id) ? "seat_in_both" : "seat_with_other";
}

/** Private links of the other person stay valid; where both were invited to an event they lead to the kept invitation. */
async function leadLinks(trx: Db, keptId: string, otherId: string) {
  const links = await trx
    .selectFrom("private_link")
    .leftJoin("invitation", "invitation.id", "private_link.invitation_id")
    .leftJoin("invitation as mine", (join) =>
      join.onRef("mine.event_id", "=", "invitation.event_id").on("mine.candidate_id", "=", keptId),
    )
    .select([
      "private_link.id",
      "private_link.candidate_id",
      "private_link.invitation_id",
      "mine.id as mine_id",
    ])
    .where("private_link.candidate_id", "=", otherId)
    .execute();
  for (const link of links)
    await trx
      .updateTable("private_link")
      .set({ candidate_id: keptId, invitation_id: link.mine_id ?? link.invitation_id })
      .where("id", "=", link.id)
      .execute();
  return links.map((link) => ({
    id: link.id,
    candidateId: link.candidate_id,
    invitationId: link.invitation_id,
  }));
}

async function moveSeats(trx: Db, keptId: string, otherId: string) {
  const moved = await trx
    .updateTable("seat")
    .set({ candidate_id: keptId })
    .where("candidate_id", "=", otherId)
    .returning("session_id")
    .execute();
  return moved.map((seat) => seat.session_id);
}

async function moveRows(trx: Db, keptId: string, otherId: string) {
  const moved = {} as MergeSnapshot["moved"];
  for (const table of movedTables) {
    const rows = await sql<{ id: string }>`
      update ${sql.table(table)} as t set candidate_id = ${keptId}
      where t.candidate_id = ${otherId} ${withoutTwin(table, keptId)} returning t.id`.execute(trx);
    moved[table] = rows.rows.map((row) => row.id);
  }
  return moved;
}

async function moveKeyed(trx: Db, keptId: string, otherId: string) {
  const keyed = {} as Record<KeyedTable, string[]>;
  for (const table of Object.keys(keyedTables) as KeyedTable[]) {
    const key = keyedTables[table];
    const { rows } = await sql<{ key: string }>`
      update ${sql.table(table)} as t set candidate_id = ${keptId}
      where t.candidate_id = ${otherId} ${withoutTwin(table, keptId)}
      returning ${key === "" ? sql`''` : sql.ref(`t.${key}`)} as key`.execute(trx);
    keyed[table] = rows.map((row) => row.key);
  }
  return keyed;
}

/** Where the kept person has the same thing already, the other's stays with the merged record. */
function withoutTwin(table: MovedTable | KeyedTable, keptId: string) {
  if (table === "own_request")
    return sql`and not exists (select from own_request mine where mine.candidate_id = ${keptId} and mine.kind = t.kind
      and coalesce(mine.decided_at, mine.taken_back_at, t.decided_at, t.taken_back_at) is null)`;
  const columns = twinColumns[table];
  if (!columns) return sql``;
  const same = columns.map(
    (column) => sql` and mine.${sql.ref(column)} is not distinct from t.${sql.ref(column)}`,
  );
  return sql`and not exists (select from ${sql.table(table)} mine
    where mine.candidate_id = ${keptId}${sql.join(same, sql``)})`;
}

async function shareTags(trx: Db, keptId: string, otherId: string) {
  const added = await trx
    .insertInto("candidate_tag")
    .columns(["tag", "candidate_id"])
    .expression(
      trx
        .selectFrom("candidate_tag")
        .select(["tag", sql<string>`${keptId}::uuid`.as("candidate_id")])
        .where("candidate_id", "=", otherId),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning("tag")
    .execute();
  return added.map((row) => row.tag);
}

function pick(row: Record<string, unknown>, columns: readonly string[]) {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}
