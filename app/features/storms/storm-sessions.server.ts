import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { EventWay, PlaceKind, Texts } from "~/features/events/event.ts";
import type { PersonName } from "~/lib/names.ts";

export type StormSession = {
  id: string;
  eventId: string;
  title: Texts;
  label: Texts;
  zone: string;
  way: EventWay;
  startsAt: Date;
  endsAt: Date;
  placeKind: PlaceKind;
  place: Texts;
  onlineUrl: string;
  going: number;
  offered: number;
  waiting: number;
  hosts: (PersonName & { id: string })[];
  /** Changes with its time, its place and its state, not with an answer. */
  mark: string;
  isCancelled: boolean;
  /** The company pays for the way to it: money for tickets is known. */
  paysTravel: boolean;
};

/** The sessions of a day that can still be changed, by time. The day is that of the place they are held at. */
export async function listStormSessions(db: Db, { day, now }: { day: string; now: Date }) {
  return read(
    db,
    sql`(session.starts_at at time zone event.zone)::date = ${day}::date and session.ends_at > ${now}
      and session.state <> 'cancelled' and event.state = 'published'`,
  );
}

/** These sessions as they are now, cancelled ones too. */
export async function findStormSessions(db: Db, ids: string[]): Promise<StormSession[]> {
  return ids.length > 0 ? read(db, sql`session.id = any(${ids}::uuid[])`) : [];
}

/** The next days on which something is planned, with how many sessions: where a storm may come. */
export async function listStormDays(db: Db, now: Date, limit = 7) {
  const { rows } = await sql<{ day: string; sessions: number }>`
    select (session.starts_at at time zone event.zone)::date as day, count(*) as sessions
    from session join event on event.id = session.event_id
    where session.ends_at > ${now} and session.state <> 'cancelled' and event.state = 'published'
    group by 1 order by 1 limit ${limit}`.execute(db);
  return rows;
}

async function read(db: Db, where: ReturnType<typeof sql>): Promise<StormSession[]> {
  const { rows } = await sql<StormSession>`
    select session.id, event.id as "eventId", event.title, session.label, event.zone, event.way,
      session.starts_at as "startsAt", session.ends_at as "endsAt", session.place_kind as "placeKind", session.place,
      session.online_url as "onlineUrl", session.waiting,
      (select count(*) from seat where seat.session_id = session.id and seat.state = 'going') as going,
      (select count(*) from seat where seat.session_id = session.id and seat.state = 'offered') as offered,
      coalesce((select jsonb_agg(jsonb_build_object('id', member.id, 'familyName', member.family_name,
          'givenName', member.given_name, 'romaji', member.romaji) order by member.family_kana, member.id)
        from session_host join member on member.id = session_host.member_id
        where session_host.session_id = session.id and session_host.state <> 'declined'), '[]') as hosts,
      concat_ws('.', extract(epoch from session.starts_at)::bigint, event.state, session.state,
        (select count(*) from session_change where session_change.session_id = session.id)) as mark,
      session.state = 'cancelled' or event.state = 'cancelled' as "isCancelled",
      jsonb_array_length(event.travel_rates) > 0 as "paysTravel"
    from session join event on event.id = session.event_id
    where ${where}
    order by session.starts_at, session.ends_at, session.id`.execute(db);
  return rows;
}
