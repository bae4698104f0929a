import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { textIn } from "~/features/events/event.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { companyToday } from "./audience.server.ts";
import { giveInOrder } from "./give-in-order.server.ts";
import { holdPerk } from "./hold-perk.server.ts";
import { takesApplications } from "./perk.ts";

type Applying = { perkId: string; candidateId: string; now: Date };

/**
 * "I'd like that": pressed twice it is one application. The perk's row is held, so that closing it waits for whoever was
 * in time, and whoever comes after is refused. Where it goes in order and a place is free, it is theirs at once.
 * "not_found": it isn't for this person, or not published.
 */
export async function applyForPerk(
  db: Db,
  jobs: Jobs,
  { perkId, candidateId, now }: Applying,
): Promise<Result<object, "not_found" | "over">> {
  return db.transaction().execute(async (trx) => {
    const perk = await holdPerk(trx, perkId);
    if (!perk?.isPublished) return { ok: false, reason: "not_found" };
    const reached = await trx
      .selectFrom("perk_reader")
      .select("candidate_id")
      .where("perk_id", "=", perkId)
      .where("candidate_id", "=", candidateId)
      .executeTakeFirst();
    if (!reached) return { ok: false, reason: "not_found" };
    if (!takesApplications(perk, await companyToday(trx, now))) return { ok: false, reason: "over" };
    const again = { state: "applied", applied_at: inLine(perkId, now), withdrawn_at: null, reason: "" };
    const written = await trx
      .insertInto("perk_application")
      .values({ ...again, id: uuidv7(), perk_id: perkId, candidate_id: candidateId })
      .onConflict((known) =>
        known
          .columns(["perk_id", "candidate_id"])
          .doUpdateSet(again)
          .where("perk_application.state", "=", "withdrawn"),
      )
      .returning("id")
      .executeTakeFirst();
    if (!written) return { ok: true };
    await writeTouchpoint(trx, {
      candidateId,
      kind: "perk_applied",
      happenedAt: now,
      fromCandidate: true,
      isContact: false,
      details: { perkId, title: textIn(perk.title, "ja") },
    });
    await giveInOrder(trx, jobs, perk, now);
    return { ok: true };
  });
}

/** Now, but after everybody who has applied: two clocks that differ, or one moment, leave no doubt who was first. */
function inLine(perkId: string, now: Date) {
  return sql<Date>`greatest(${now}::timestamptz, (select max(applied_at) + interval '1 microsecond'
    from perk_application where perk_id = ${perkId}))`;
}
