import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";

/** By the clock, each morning: those who come to a briefing tomorrow get one reminder. Asking twice writes none twice. */
export async function remindFamilies(db: Db, jobs: Jobs, now: Date): Promise<{ reminded: number }> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ relativeId: string; sessionId: string; email: string; locale: string }>`
      select r.id as "relativeId", s.id as "sessionId", r.email, r.locale
      from family_invitation fi join relative r on r.id = fi.relative_id join session s on s.id = fi.session_id
        join event e on e.id = s.event_id
      where e.state = 'published' and s.state <> 'cancelled' and r.email <> '' and (fi.seat = 'going' or fi.answer = 'online')
        and (s.starts_at at time zone e.zone)::date = (${now}::timestamptz at time zone e.zone)::date + 1
        and is_family_open(r.id, 'briefing', 'mail', ${now})
        and not exists (select from delivery d where d.relative_id = r.id and d.session_id = s.id
          and d.letter = 'family_reminder' and d.created_at > ${now}::timestamptz - interval '2 days')
      order by fi.id for no key update of fi`.execute(trx);
    await writeDeliveries(
      trx,
      jobs,
      rows.map((row) => ({
        letter: "family_reminder",
        mailClass: "transactional",
        to: { relativeId: row.relativeId },
        topic: "briefing",
        sessionId: row.sessionId,
        address: row.email,
        locale: isLocale(row.locale) ? row.locale : "ja",
        now,
      })),
    );
    return { reminded: rows.length };
  });
}
