import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Unreached } from "~/features/bounces/phone-instead.server.ts";

/**
 * Of those who would hear of a change or the end of an event (of one session: who has a seat there or waits) the ones no
 * letter reaches: their address rests for letters about one's own things too, or we know none. In kana order.
 */
export async function listUnreachedGuests(
  db: Db,
  { eventId, sessionId, now }: { eventId: string; sessionId?: string; now: Date },
): Promise<Unreached[]> {
  const told = sessionId
    ? sql`exists (select from seat where seat.session_id = ${sessionId} and seat.invitation_id = i.id)`
    : sql`i.answer is distinct from 'no' and (i.sends_at <= ${now} or i.answer is not null)`;
  const { rows } = await sql<Unreached>`
    select c.id as "candidateId", c.family_name as "familyName", c.given_name as "givenName", c.romaji, c.phone,
      case when c.email = '' then 'no_address' else rest.reason end as why
    from invitation i join candidate c on c.id = i.candidate_id
      left join mail_suppression rest on rest.address = lower(c.email) and rest.mail_class = 'all'
        and rest.lifted_at is null and rest.ends_at > ${now}
    where i.event_id = ${eventId} and ${told} and c.merged_into_id is null
      and (c.email = '' or rest.reason is not null)
    order by c.sort_key, c.id`.execute(db);
  return rows;
}
