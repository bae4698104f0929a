import { type RawBuilder, sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { PersonName } from "~/lib/names.ts";

export type FreeHost = PersonName & {
  id: string;
  unitName: string | null;
  /** Sessions they lead in the month of this one. */
  load: number;
  /** How many a month they offered; null when they said nothing. */
  monthly: number | null;
};

const isTheirMonth = sql`date_trunc('month', other.starts_at at time zone event.zone)
  = date_trunc('month', session.starts_at at time zone event.zone)`;

/** Something in the host's own calendar is at the time of this session. */
const isBusyElsewhere = sql`exists (select from host_busy where host_busy.member_id = member.id
  and host_busy.starts_at < session.ends_at and host_busy.ends_at > session.starts_at)`;

/**
 * Colleagues who hold events and are free when this session is: not paused, nothing else at that time (as far as we, or their own
 * calendar, know), not asked for
 * this one already, and still below what they offered that month. Those furthest below first.
 */
export async function listFreeHosts(db: Db, sessionId: string, most = 12): Promise<FreeHost[]> {
  return freeHosts(db, sessionId, sql`(offered.monthly is null or counted.load < offered.monthly)`, most);
}

/** Whether this colleague has the time: asked again under the lock. More than they offered is theirs to refuse. */
export async function isFreeToHost(
  db: Db,
  { sessionId, memberId }: { sessionId: string; memberId: string },
): Promise<boolean> {
  const found = await freeHosts(db, sessionId, sql`member.id = ${memberId}`, 1);
  return found.length === 1;
}

async function freeHosts(
  db: Db,
  sessionId: string,
  only: RawBuilder<unknown>,
  most: number,
): Promise<FreeHost[]> {
  const { rows } = await sql<FreeHost>`
    select member.id, member.family_name as "familyName", member.given_name as "givenName",
      member.family_kana as "familyKana", member.given_kana as "givenKana", member.romaji, unit.name as "unitName",
      offered.monthly, counted.load
    from session
    join event on event.id = session.event_id
    cross join member
    left join unit on unit.id = member.unit_id
    left join host_offer offered on offered.member_id = member.id
    cross join lateral (
      select count(*) filter (where ${isTheirMonth}) as load,
        coalesce(bool_or(other.starts_at < session.ends_at and other.ends_at > session.starts_at), false) as "isBusy"
      from session_host led
      join session other on other.id = led.session_id and other.state <> 'cancelled'
      join event about on about.id = other.event_id and about.state <> 'cancelled'
      where led.member_id = member.id and led.state <> 'declined' and other.id <> session.id
    ) counted
    where session.id = ${sessionId} and ${only} and member.ended_at is null
      and (member.role = 'host' or offered.member_id is not null)
      and (offered.paused_until is null or offered.paused_until <= (session.starts_at at time zone event.zone)::date)
      and not counted."isBusy"
      and not ${isBusyElsewhere}
      and not exists (select from session_host known where known.session_id = session.id and known.member_id = member.id)
    order by coalesce(offered.monthly - counted.load, 0) desc, counted.load, member.family_kana, member.id
    limit ${most}`.execute(db);
  return rows;
}

export type NotAsked = PersonName & {
  id: string;
  monthly: number | null;
  pausedUntil: string | null;
  load: number;
  isBusyElsewhere: boolean;
};

/**
 * Hosts who aren't proposed for a session although nothing of ours is in the way: they rest, have all they offered, or
 * their own calendar says that they are busy then.
 */
export async function listNotAsked(db: Db, sessionId: string): Promise<NotAsked[]> {
  const { rows } = await sql<NotAsked>`
    select member.id, member.family_name as "familyName", member.given_name as "givenName", member.romaji,
      offered.monthly, counted.load,
      case when offered.paused_until > (session.starts_at at time zone event.zone)::date then offered.paused_until end as "pausedUntil",
      ${isBusyElsewhere} as "isBusyElsewhere"
    from session
    join event on event.id = session.event_id
    cross join member
    left join host_offer offered on offered.member_id = member.id
    cross join lateral (
      select count(*) filter (where ${isTheirMonth}) as load,
        coalesce(bool_or(other.starts_at < session.ends_at and other.ends_at > session.starts_at), false) as "isBusy"
      from session_host led
      join session other on other.id = led.session_id and other.state <> 'cancelled'
      join event about on about.id = other.event_id and about.state <> 'cancelled'
      where led.member_id = member.id and led.state <> 'declined' and other.id <> session.id
    ) counted
    where session.id = ${sessionId} and member.ended_at is null and not counted."isBusy"
      and (member.role = 'host' or offered.member_id is not null)
      and (offered.paused_until > (session.starts_at at time zone event.zone)::date or counted.load >= offered.monthly or ${isBusyElsewhere})
      and not exists (select from session_host known where known.session_id = session.id and known.member_id = member.id)
    order by member.family_kana, member.id`.execute(db);
  return rows;
}
