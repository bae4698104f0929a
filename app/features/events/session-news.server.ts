import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";

export type SessionNews = {
  sessionId: string;
  /** The time it had when they answered, where it has another one now. */
  movedFrom: { startsAt: Date; endsAt: Date } | null;
  /** It was taken away from them, and they haven't answered since. */
  isLost: boolean;
};

/** What happened to the sessions of an invitation since this person last answered. */
export async function listSessionNews(db: Db, invitationId: string): Promise<SessionNews[]> {
  const { rows } = await sql<{ sessionId: string; from: [string, string] | null; isLost: boolean }>`
    select session.id as "sessionId",
      (select details #> '{time,from}' from session_change change
        where change.session_id = session.id and change.kind = 'moved' and change.details ? 'time'
          and change.changed_at > invitation.answered_at
        order by change.changed_at limit 1) as from,
      session.state = 'cancelled' and exists (select from answer_history history
        where history.invitation_id = invitation.id and history.session_id = session.id
          and history.outcome = 'session_cancelled' and history.answered_at >= coalesce(invitation.answered_at, '-infinity')) as "isLost"
    from invitation join session on session.event_id = invitation.event_id
    where invitation.id = ${invitationId}`.execute(db);
  return rows.map(({ sessionId, from, isLost }) => ({
    sessionId,
    isLost,
    movedFrom: from && { startsAt: new Date(from[0]), endsAt: new Date(from[1]) },
  }));
}
