import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeTouchpoint } from "~/features/candidates/write-touchpoint.server.ts";
import { type Texts, textIn } from "~/features/events/event.ts";
import type { Result } from "~/lib/result.ts";
import { companyToday, reaches } from "./audience.server.ts";
import { takesApplications } from "./perk.ts";

type Applying = { perkId: string; candidateId: string; now: Date };

/**
 * "I'd like that": pressed twice it is one application. The perk's row is held, so that closing it waits for whoever was
 * in time, and whoever comes after is refused. "not_found": it isn't for this person, or not published.
 */
export async function applyForPerk(
  db: Db,
  { perkId, candidateId, now }: Applying,
): Promise<Result<object, "not_found" | "over">> {
  return db.transaction().execute(async (trx) => {
    const perk = await trx
      .selectFrom("perk")
      .select(["state", "title", "apply_by as applyBy"])
      .where("id", "=", perkId)
      .where("published_at", "is not", null)
      .forShare()
      .executeTakeFirst();
    if (!perk) return { ok: false, reason: "not_found" };
    const reached = await trx
      .selectFrom("candidate")
      .innerJoin("perk", (join) => join.on("perk.id", "=", perkId))
      .select("candidate.id")
      .where("candidate.id", "=", candidateId)
      .where(reaches())
      .executeTakeFirst();
    if (!reached) return { ok: false, reason: "not_found" };
    if (!takesApplications(perk, await companyToday(trx, now))) return { ok: false, reason: "over" };
    const again = { state: "applied", applied_at: now, withdrawn_at: null, reason: "" };
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
    if (written)
      await writeTouchpoint(trx, {
        candidateId,
        kind: "perk_applied",
        happenedAt: now,
        fromCandidate: true,
        isContact: false,
        details: { perkId, title: textIn(perk.title as Texts, "ja") },
      });
    return { ok: true };
  });
}
