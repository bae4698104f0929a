import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { PersonName } from "~/lib/names.ts";
import type { EventPick } from "./calendar-address.ts";
import type { EventKind, EventState, Texts } from "./event.ts";

export type CalendarSession = {
  id: string;
  eventId: string;
  kind: EventKind;
  state: EventState;
  title: Texts;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  seats: number;
  taken: number;
  waiting: number;
  hosts: (PersonName & { id: string })[];
};

type Asked = EventPick & { from: Date; to: Date; memberId: string };

/** Sessions that touch this span, with who leads them; cancelled ones too. `isMine`: made by the member or led by them. */
export async function listCalendar(db: Db, asked: Asked): Promise<CalendarSession[]> {
  const { rows } = await sql<CalendarSession>`
    select session.id, event.id as "eventId", event.kind,
      case when session.state = 'cancelled' then 'cancelled' else event.state end as state, event.title, event.zone,
      session.starts_at as "startsAt", session.ends_at as "endsAt", session.seats, session.seats_taken as taken, session.waiting,
      coalesce((select jsonb_agg(jsonb_build_object('id', member.id, 'familyName', member.family_name,
          'givenName', member.given_name, 'romaji', member.romaji) order by member.family_kana, member.id)
        from session_host join member on member.id = session_host.member_id
        where session_host.session_id = session.id and session_host.leads), '[]') as hosts
    from session
    join event on event.id = session.event_id
    where session.starts_at < ${asked.to} and session.ends_at > ${asked.from} and ${picked(asked)}
    order by session.starts_at, session.ends_at, session.id`.execute(db);
  return rows;
}

/** The condition of "mine" and of a kind, for every list: of sessions, or of events whatever session is led. */
export function picked(
  { isMine, kind, memberId }: EventPick & { memberId: string },
  of: "session" | "event" = "session",
) {
  const led =
    of === "session"
      ? sql`led.session_id = session.id`
      : sql`led.session_id in (select id from session own where own.event_id = event.id)`;
  const mine = sql`(event.created_by = ${memberId} or exists (select from session_host led
    where ${led} and led.member_id = ${memberId} and led.state <> 'declined'))`;
  return sql`${isMine ? mine : sql`true`} and ${kind ? sql`event.kind = ${kind}` : sql`true`}`;
}
