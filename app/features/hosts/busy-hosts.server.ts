import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { Texts } from "~/features/events/event.ts";
import type { PersonName } from "~/lib/names.ts";

/** A colleague who already leads something at that time. */
export type Busy = PersonName & {
  memberId: string;
  title: Texts;
  zone: string;
  startsAt: Date;
  endsAt: Date;
};

type Asked = {
  memberIds: string[];
  startsAt: Date;
  endsAt: Date;
  exceptSessionId?: string;
  /** Only what they have promised; else also what they are merely asked for or planned in a draft. */
  onlyAccepted?: boolean;
};

/** Which of these colleagues lead, or are to lead, another session that overlaps. Back to back is no overlap. */
export async function listBusy(db: Db, asked: Asked): Promise<Busy[]> {
  const { memberIds, startsAt, endsAt, exceptSessionId, onlyAccepted } = asked;
  if (memberIds.length === 0) return [];
  const { rows } = await sql<Busy>`
    select member.id as "memberId", member.family_name as "familyName", member.given_name as "givenName",
      member.romaji, event.title, event.zone, session.starts_at as "startsAt", session.ends_at as "endsAt"
    from session_host
    join session on session.id = session_host.session_id
    join event on event.id = session.event_id
    join member on member.id = session_host.member_id
    where session_host.member_id = any(${memberIds}::uuid[])
      and ${onlyAccepted ? sql`session_host.state in ('accepted', 'substitute_asked')` : sql`session_host.state <> 'declined'`}
      and session.state <> 'cancelled' and event.state <> 'cancelled'
      and session.starts_at < ${endsAt} and session.ends_at > ${startsAt}
      and session.id is distinct from ${exceptSessionId ?? null}::uuid
    order by member.family_kana, member.id, session.starts_at`.execute(db);
  return rows;
}
