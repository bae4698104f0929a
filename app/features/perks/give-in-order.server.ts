import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { tellDecisions } from "./decision-letters.server.ts";
import { countGranted, type HeldPerk } from "./hold-perk.server.ts";
import { placesLeft } from "./perk.ts";

/**
 * Gives the free places of a perk that goes in order to the head of the line, and tells each of them. Whoever's offer has
 * ended meanwhile is passed over. Nothing for perks that a person decides; the perk's row has to be held.
 */
export async function giveInOrder(trx: Db, jobs: Jobs, perk: HeldPerk, now: Date): Promise<void> {
  if (perk.giving !== "order") return;
  const left = placesLeft({ seats: perk.seats, granted: await countGranted(trx, perk.id) }) ?? 0;
  if (left === 0) return;
  const people = await trx
    .selectFrom("perk_application")
    .innerJoin("candidate", "candidate.id", "perk_application.candidate_id")
    .innerJoin("perk_reader", (join) =>
      join
        .onRef("perk_reader.perk_id", "=", "perk_application.perk_id")
        .onRef("perk_reader.candidate_id", "=", "candidate.id"),
    )
    .select(["perk_application.id as applicationId", "candidate.id as candidateId", "email", "locale"])
    .where("perk_application.perk_id", "=", perk.id)
    .where("perk_application.state", "=", "applied")
    .orderBy("applied_at")
    .limit(left)
    .execute();
  if (people.length === 0) return;
  await trx
    .updateTable("perk_application")
    .set({ state: "granted", decided_at: now, decided_by: null, reason: "" })
    .where((is) =>
      is("id", "=", is.fn.any(sql<string[]>`${people.map((each) => each.applicationId)}::uuid[]`)),
    )
    .execute();
  await tellDecisions(trx, jobs, { perk, people, decision: "granted", reason: "", now });
}
