import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";

export type HostOffer = {
  /** null: nothing said. */
  monthly: number | null;
  /** The first day on which they can be asked again, "2026-08-01". */
  pausedUntil: string | null;
  /** Their own standing room for video calls, "" without one: talks of an evening take place there. */
  roomUrl: string;
};

export async function findHostOffer(db: Db, memberId: string): Promise<HostOffer> {
  const row = await db
    .selectFrom("host_offer")
    .select(["monthly", "paused_until as pausedUntil", "room_url as roomUrl"])
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  return row ?? { monthly: null, pausedUntil: null, roomUrl: "" };
}

type SavedOffer = Omit<HostOffer, "roomUrl"> & { roomUrl?: string; memberId: string; now: Date };

/** A colleague says how many a month they offer, until when they rest, and where they talk online. What they promised stays theirs. */
export async function saveHostOffer(db: Db, { memberId, now, ...offer }: SavedOffer): Promise<void> {
  const columns = {
    monthly: offer.monthly,
    paused_until: offer.pausedUntil,
    ...(offer.roomUrl !== undefined && { room_url: offer.roomUrl }),
    changed_at: now,
  };
  await db
    .insertInto("host_offer")
    .values({ member_id: memberId, ...columns })
    .onConflict((row) => row.column("member_id").doUpdateSet(columns))
    .execute();
}

/** Sessions they lead in the month that `now` is in, on a clock in `zone`; past ones count too. */
export async function countHostedInMonth(
  db: Db,
  { memberId, now, zone }: { memberId: string; now: Date; zone: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from session_host
    join session on session.id = session_host.session_id
    join event on event.id = session.event_id
    where session_host.member_id = ${memberId} and session_host.state in ('accepted', 'substitute_asked')
      and session.state <> 'cancelled' and event.state = 'published'
      and date_trunc('month', session.starts_at at time zone ${zone})
        = date_trunc('month', ${now}::timestamptz at time zone ${zone})`.execute(db);
  return rows[0]?.count ?? 0;
}
