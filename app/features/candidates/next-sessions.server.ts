import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";

export type Coming = { starts_at: Date; title: unknown; zone: string };

/** The next session each person may come to, unless they said no. */
export async function nextSessions(db: Db, ids: readonly string[], now: Date): Promise<Map<string, Coming>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Coming & { id: string }>`
    select candidate.id, coming.* from unnest(${ids}::uuid[]) as candidate (id), lateral ${nextSession(now)} as coming`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The same as part of a larger statement, beside a `candidate`. */
export function nextSession(now: Date) {
  return sql`(select s.starts_at, e.title, e.zone
    from invitation i join event e on e.id = i.event_id join session s on s.event_id = e.id
    where i.candidate_id = candidate.id and i.stopped_at is null and i.answer is distinct from 'no'
      and e.state = 'published' and s.state <> 'cancelled' and s.starts_at > ${now}
    order by s.starts_at limit 1)`;
}
