import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";

/** Letters of this press about these sessions that would arrive between 21 and 8 o'clock where their reader is wait for 8. */
export async function holdUntilMorning(
  trx: Db,
  { stormId, sessionIds, now }: { stormId: string; sessionIds: string[]; now: Date },
): Promise<void> {
  if (sessionIds.length === 0) return;
  // Three hours ahead the night is 0 to 11 o'clock of the very day whose morning is meant.
  await sql`
    update delivery set not_before = (date_trunc('day', night.ahead) + interval '8 hours') at time zone night.zone
    from (select letter.id, reader.zone, (${now}::timestamptz at time zone reader.zone) + interval '3 hours' as ahead
      from delivery letter left join candidate on candidate.id = letter.candidate_id
        left join member on member.id = letter.member_id,
        lateral (select coalesce(candidate.zone, member.zone, 'Asia/Tokyo') as zone) reader
      where letter.session_id = any(${sessionIds}::uuid[]) and letter.created_at = ${now}
        and letter.details->>'stormId' = ${stormId}) night
    where night.id = delivery.id and extract(hour from night.ahead) < 11`.execute(trx);
}
