import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";

export const procedures = ["residence", "graduation"] as const;
export type Procedure = (typeof procedures)[number];
export const procedureStates = ["not_needed", "open", "applied", "done"] as const;
export type ProcedureState = (typeof procedureStates)[number];

/** Notes how far a procedure is; undefined takes the note away. Never a paper, a reason or a country. */
export async function setProcedure(
  db: Db,
  input: {
    candidateId: string;
    procedure: Procedure;
    state: ProcedureState | undefined;
    by: string;
    now: Date;
  },
): Promise<Result<object, "not_found">> {
  return db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom("candidate")
      .select("id")
      .where("id", "=", input.candidateId)
      .where("merged_into_id", "is", null)
      .executeTakeFirst();
    if (!person) return { ok: false, reason: "not_found" };
    const key = { candidate_id: person.id, procedure: input.procedure };
    if (!input.state) {
      await trx
        .deleteFrom("candidate_procedure")
        .where("candidate_id", "=", key.candidate_id)
        .where("procedure", "=", key.procedure)
        .execute();
      return { ok: true };
    }
    const values = { state: input.state, changed_at: input.now, changed_by: input.by };
    await trx
      .insertInto("candidate_procedure")
      .values({ ...key, ...values })
      .onConflict((conflict) => conflict.columns(["candidate_id", "procedure"]).doUpdateSet(values))
      .execute();
    return { ok: true };
  });
}
