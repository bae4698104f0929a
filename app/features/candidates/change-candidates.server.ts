import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import { type FilterClock, matching } from "./candidate-filter.server.ts";
import type { CandidateFilter } from "./candidate-filter.ts";
import { holdOffers } from "./hold-offers.server.ts";

type Chosen = { filter: CandidateFilter; clock: FilterClock };

/** Puts people in charge of every candidate the filter matches. Undefined leaves a place as it is, null empties it. */
export async function assignCandidates(
  db: Db,
  input: Chosen & { recruiterId?: string | null; deputyId?: string | null; by: string },
): Promise<Result<{ count: number }, "not_a_recruiter" | "nothing_to_do">> {
  const { recruiterId, deputyId } = input;
  if (recruiterId === undefined && deputyId === undefined) return { ok: false, reason: "nothing_to_do" };
  return db.transaction().execute(async (trx) => {
    for (const id of [recruiterId, deputyId])
      if (id && !(await isRecruiter(trx, id))) return { ok: false, reason: "not_a_recruiter" };
    const changed = await trx
      .updateTable("candidate")
      .set({
        ...(recruiterId !== undefined && { recruiter_id: recruiterId }),
        ...(deputyId !== undefined && { deputy_id: deputyId }),
        updated_at: input.clock.now,
      })
      .where("id", "in", chosenIds(trx, input))
      .returning("id")
      .execute();
    await writeMany(
      trx,
      changed.map((row) => row.id),
      {
        kind: "assigned",
        by: input.by,
        now: input.clock.now,
        details: { recruiterId, deputyId },
      },
    );
    return { ok: true, count: changed.length };
  });
}

/** Adds a tag to every candidate the filter matches; those who have it already stay as they are. */
export async function tagCandidates(
  db: Db,
  input: Chosen & { tag: string },
): Promise<Result<{ count: number }, "nothing_to_do">> {
  const tag = input.tag.trim().slice(0, 60);
  if (tag === "") return { ok: false, reason: "nothing_to_do" };
  const added = await db
    .insertInto("candidate_tag")
    .columns(["tag", "candidate_id"])
    .expression(
      db
        .selectFrom("candidate")
        .select([sql<string>`${tag}`.as("tag"), "id"])
        .where(matching(input.filter, input.clock)),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning("candidate_id")
    .execute();
  return { ok: true, count: added.length };
}

export async function untagCandidates(db: Db, input: Chosen & { tag: string }) {
  const removed = await db
    .deleteFrom("candidate_tag")
    .where("tag", "=", input.tag.trim())
    .where("candidate_id", "in", chosenIds(db, input))
    .returning("candidate_id")
    .execute();
  return { ok: true as const, count: removed.length };
}

/** Hands the candidates of one recruiter over to another: as recruiter in charge and as deputy, with a note on each timeline. */
export async function handOver(
  db: Db,
  input: Chosen & { fromId: string; toId: string; by: string },
): Promise<Result<{ count: number }, "not_a_recruiter" | "same_person">> {
  const { fromId, toId, by, clock } = input;
  if (fromId === toId) return { ok: false, reason: "same_person" };
  return db.transaction().execute(async (trx) => {
    if (!(await isRecruiter(trx, toId))) return { ok: false, reason: "not_a_recruiter" };
    await holdOffers(trx, sql`${chosenIds(trx, input)}`);
    const changed = await trx
      .updateTable("candidate")
      .set((eb) => ({
        recruiter_id: eb
          .case()
          .when("recruiter_id", "=", fromId)
          .then(toId)
          .else(eb.ref("recruiter_id"))
          .end(),
        // whoever takes over as recruiter in charge can't be their own deputy
        deputy_id: sql<
          string | null
        >`case when deputy_id = ${fromId}::uuid and recruiter_id is distinct from ${toId}::uuid
          then ${toId}::uuid when deputy_id in (${fromId}::uuid, ${toId}::uuid) then null else deputy_id end`,
        updated_at: clock.now,
      }))
      .where("id", "in", chosenIds(trx, input))
      .where((eb) => eb.or([eb("recruiter_id", "=", fromId), eb("deputy_id", "=", fromId)]))
      .returning("id")
      .execute();
    await writeMany(
      trx,
      changed.map((row) => row.id),
      {
        kind: "handed_over",
        by,
        now: clock.now,
        details: { fromId, toId },
      },
    );
    return { ok: true, count: changed.length };
  });
}

function chosenIds(db: Db, { filter, clock }: Chosen) {
  return db.selectFrom("candidate").select("candidate.id").where(matching(filter, clock));
}

async function isRecruiter(db: Db, memberId: string) {
  const member = await db
    .selectFrom("member")
    .select("id")
    .where("id", "=", memberId)
    .where("role", "in", ["recruiter", "administrator"])
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return member !== undefined;
}

async function writeMany(
  trx: Db,
  candidateIds: readonly string[],
  entry: { kind: "assigned" | "handed_over"; by: string; now: Date; details: object },
) {
  const size = 2_000;
  for (let at = 0; at < candidateIds.length; at += size)
    await trx
      .insertInto("touchpoint")
      .values(
        candidateIds.slice(at, at + size).map((candidateId) => ({
          id: uuidv7(),
          candidate_id: candidateId,
          happened_at: entry.now,
          kind: entry.kind,
          member_id: entry.by,
          details: JSON.stringify(entry.details),
        })),
      )
      .execute();
}
