import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import {
  areSound,
  type Outcome,
  outcomes,
  ownRules,
  type RetentionKind,
  type RetentionRules,
  retentionKinds,
} from "./retention.ts";

export async function readRetention(db: Db): Promise<RetentionRules> {
  const rows = await db.selectFrom("retention_rule").select(["outcome", "kind", "days"]).execute();
  const days = (outcome: Outcome, kind: RetentionKind) =>
    rows.find((row) => row.outcome === outcome && row.kind === kind)?.days ?? ownRules[outcome][kind];
  const of = (outcome: Outcome) => ({
    notes: days(outcome, "notes"),
    papers: days(outcome, "papers"),
    person: days(outcome, "person"),
  });
  return { joined: of("joined"), ended: of("ended") };
}

/** Writes the company's rules; they hold from the coming night on. */
export async function saveRetention(db: Db, rules: RetentionRules): Promise<Result<object, "not_sound">> {
  if (!areSound(rules)) return { ok: false, reason: "not_sound" };
  const rows = outcomes.flatMap((outcome) =>
    retentionKinds.map((kind) => ({ outcome, kind, days: rules[outcome][kind] })),
  );
  await db
    .insertInto("retention_rule")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["outcome", "kind"]).doUpdateSet((is) => ({ days: is.ref("excluded.days") })),
    )
    .execute();
  return { ok: true };
}
