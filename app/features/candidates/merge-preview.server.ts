import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { OfferState } from "~/features/offers/offer.ts";
import { differingFields, type MergeFacts, mergedFacts, mergeFields } from "./merge.ts";
import { nameOf } from "./person-of.ts";

/** Both records field by field, what would be kept, and how much moves. Undefined when one isn't there (any more). */
export async function readMergePreview(db: Db, keptId: string, otherId: string) {
  const people = await db
    .selectFrom("candidate")
    .select(["id", "offer_state", ...mergeFields])
    .where("id", "in", [keptId, otherId])
    .where("merged_into_id", "is", null)
    .execute();
  const kept = people.find((person) => person.id === keptId);
  const other = people.find((person) => person.id === otherId);
  if (!kept || !other || keptId === otherId) return undefined;
  const { rows } = await sql<{ offers: number; entries: number; invitations: number }>`
    select (select count(*) from offer where candidate_id = ${otherId}) as offers,
      (select count(*) from touchpoint where candidate_id = ${otherId}) as entries,
      (select count(*) from invitation where candidate_id = ${otherId}) as invitations`.execute(db);
  const choices = differingFields(kept as MergeFacts, other as MergeFacts);
  const merged = mergedFacts(kept as MergeFacts, other as MergeFacts, []);
  return {
    kept: sideOf(kept),
    other: sideOf(other),
    fields: mergeFields
      .map((field) => ({
        field,
        kept: kept[field],
        other: other[field],
        result: merged[field],
        isChoice: choices.includes(field),
      }))
      .filter((row) => row.kept !== "" || row.other !== ""),
    counts: rows[0] ?? { offers: 0, entries: 0, invitations: 0 },
  };
}

export type MergePreview = NonNullable<Awaited<ReturnType<typeof readMergePreview>>>;

type Row = MergeFacts & { id: string; offer_state: string | null };

function sideOf(row: Row) {
  return { id: row.id, offerState: row.offer_state as OfferState | null, ...nameOf(row) };
}
