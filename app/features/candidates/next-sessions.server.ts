import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";

export type Coming = { candidate_id: string; starts_at: Date; title: unknown; zone: string };

/** The next session each person may come to, unless they said no. */
export async function nextSessions(db: Db, ids: readonly string[], now: Date): Promise<Map<string, Coming>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Coming>`
    select distinct on (i.candidate_id) i.candidate_id, s.starts_at, e.title, e.zone
    from invitation i join event e on e.id = i.event_id join session s on s.event_id = e.id
    where i.candidate_id = any(${ids}::uuid[]) and i.stopped_at is null and i.answer is distinct from 'no'
      and e.state = 'published' and s.state <> 'cancelled' and s.starts_at > ${now}
    order by i.candidate_id, s.starts_at`.execute(db);
  return new Map(rows.map((row) => [row.candidate_id, row]));
}
