import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";

/**
 * The invited person pressed something on a page of ours after a storm: they know. Anything they press counts, also an
 * answer that changes nothing. Answers whether there was something to know.
 */
export async function noteSeen(
  db: Db,
  { invitationId, now }: { invitationId: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql<{ isKnown: boolean }>`
    with noted as (update storm_person set seen_at = ${now}
      where invitation_id = ${invitationId} and seen_at is null returning id)
    select exists (select from noted) or exists (select from storm_person where invitation_id = ${invitationId}) as "isKnown"`.execute(
    db,
  );
  return rows[0]?.isKnown ?? false;
}
