import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { cancelSession } from "~/features/events/cancel-session.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { formatDay, formatTimeRange } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { SlotForm } from "./slot.ts";
import { formWord } from "./slot-words.server.ts";

type Row = {
  sessionId: string;
  zone: string;
  startsAt: Date;
  endsAt: Date;
  form: SlotForm;
  seats: number;
  taken: number;
};

/** The coming slots a host leads, in words. */
export async function listHostSlots(
  db: Db,
  { hostId, locale, now }: { hostId: string; locale: Locale; now: Date },
) {
  const { rows } = await sql<Row>`
    select session.id as "sessionId", event.zone, session.starts_at as "startsAt", session.ends_at as "endsAt",
      session.form, session.seats, session.seats_taken as taken
    from session_host led
    join session on session.id = led.session_id and session.state <> 'cancelled' and session.starts_at > ${now}
    join event on event.id = session.event_id and event.is_slots and event.state = 'published'
    where led.member_id = ${hostId} and led.state <> 'declined' and session.form is not null
    order by session.starts_at, session.id limit 60`.execute(db);
  return rows.map(({ sessionId, zone, startsAt, endsAt, form, seats, taken }) => ({
    id: sessionId,
    when: `${formatDay(startsAt, { locale, zone, year: false })} ${formatTimeRange(startsAt, endsAt, { locale, zone })}`,
    form: formWord(form, locale),
    seats: m.slot_seats({ taken, seats }, { locale }),
    isEmpty: taken === 0,
  }));
}

/** A host takes back a slot that nobody booked. With guests in it they say so as for any session: another may stand in. */
export async function closeSlot(
  db: Db,
  jobs: Jobs,
  { sessionId, memberId, reason, now }: { sessionId: string; memberId: string; reason: string; now: Date },
): Promise<boolean> {
  const mine = await db
    .selectFrom("session_host")
    .innerJoin("session", "session.id", "session_host.session_id")
    .innerJoin("event", "event.id", "session.event_id")
    .select("session.id")
    .where("session.id", "=", sessionId)
    .where("member_id", "=", memberId)
    .where("session_host.state", "=", "accepted")
    .where("event.is_slots", "=", true)
    .where("session.seats_taken", "=", 0)
    .executeTakeFirst();
  if (!mine) return false;
  return (await cancelSession(db, jobs, { sessionId, reason, memberId, now })).ok;
}
