import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { formatShortDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";

export type WaitingMessage = { id: string; subject: string; count: number; at: string };

/** Messages of an event of which some letters can still be stopped, and when the first of those leaves. */
export async function listWaitingMessages(
  db: Db,
  eventId: string,
  now: Date,
  reader: { locale: Locale; zone: string },
): Promise<WaitingMessage[]> {
  const { rows } = await sql<Omit<WaitingMessage, "at"> & { sendsAt: Date }>`
    select d.details->>'messageId' as id, min(d.details->>'subject') as subject, count(*) as count,
      min(d.not_before) as "sendsAt"
    from delivery d join invitation i on i.id = d.invitation_id
    where i.event_id = ${eventId} and d.letter = 'event_message' and d.state = 'queued' and d.not_before > ${now}
    group by 1 order by "sendsAt", id`.execute(db);
  return rows.map(({ sendsAt, ...message }) => ({ ...message, at: formatShortDayTime(sendsAt, reader) }));
}
