import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { lockRelative } from "./write-consent.server.ts";

/** Deletes a relative with everything about them: ledger, letters, questions, seats. The candidate decides it. */
export async function forgetRelative(
  db: Db,
  jobs: Jobs,
  { candidateId, relativeId, now }: { candidateId: string; relativeId: string; now: Date },
): Promise<Result<object, "not_found">> {
  return db.transaction().execute(async (trx) => {
    if (!(await lockRelative(trx, relativeId, candidateId)))
      return { ok: false, reason: "not_found" } as const;
    await sql`select give_back_family_seats(${relativeId}, ${now}, ${jobs.mailDomain})`.execute(trx);
    await trx.deleteFrom("relative").where("id", "=", relativeId).execute();
    return { ok: true } as const;
  });
}
