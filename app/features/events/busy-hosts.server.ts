import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { OtherBooking } from "./event.ts";

/**
 * The first session that one of these hosts leads at the same time, with who it is. Drafts count: they hold the time of
 * whoever is planned for them. The caller holds all answers (holdAllAnswers) or locks the hosts, so that it stays true.
 */
export async function findBusyHost(
  trx: Db,
  hostIds: string[],
  session: { id: string; startsAt: Date; endsAt: Date },
): Promise<(OtherBooking & { memberId: string }) | undefined> {
  if (hostIds.length === 0) return undefined;
  const { rows } = await sql<OtherBooking & { memberId: string }>`
    select session_host.member_id as "memberId", event.title, session.starts_at as "startsAt", session.ends_at as "endsAt"
    from session_host
    join session on session.id = session_host.session_id
    join event on event.id = session.event_id
    where session_host.member_id = any(${hostIds}::uuid[]) and session.id <> ${session.id}
      and session_host.state <> 'declined'
      and session.state <> 'cancelled' and event.state <> 'cancelled'
      and session.starts_at < ${session.endsAt} and session.ends_at > ${session.startsAt}
    order by session.starts_at limit 1`.execute(trx);
  return rows[0];
}
